//! The only user of web-sys, js-sys and gloo.
