//! The direction in which one looks along the steps.

/// Which way to look along the steps from an initiative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// 上流: what comes before it.
    Upstream,
    /// 下流: what waits for it.
    Downstream,
    /// 両方, but never forth and back again: what waits for the same is not near.
    #[default]
    Both,
}
