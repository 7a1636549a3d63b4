//! Arrives with the views.
