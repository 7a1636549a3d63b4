//! State as a few coarse signals and memos, commands, undo, notices.
