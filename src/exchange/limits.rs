//! How much a file may ask of the program; each limit is checked before the work it limits.

/// Largest file, in bytes, before and after it is inflated: about 200,000 entries, as below.
pub const FILE_BYTES: usize = 64 * 1024 * 1024;

/// A file beyond this is packed when it is written: many mail gateways stop at 5 or 10 MB.
pub const PLAIN_BYTES: usize = 3 * 1024 * 1024;

/// Deepest nesting of arrays and objects.
pub const NESTING: usize = 128;

/// Most entries in one file.
pub const ENTRIES: usize = 200_000;

/// Longest text in an entry, in characters; far above what a form accepts.
pub const TEXT_CHARS: usize = 10_000;
