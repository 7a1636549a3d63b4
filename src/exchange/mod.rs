//! Files in and out: snapshot, import review, CSV, the plan's static text.
