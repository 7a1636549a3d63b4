//! Vertical places: lanes, rows, and the corridors beneath the rows.

use super::corridors::Corridors;
use super::grid::Grid;
use super::sizes::{CORRIDOR_PITCH, HEAD_HEIGHT, LANE_BOTTOM, LANE_GAP, LANE_LABEL, NODE_HEIGHT, ROW_GAP, times};

/// Everything that has a y.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rows {
    /// For each row its boxes' upper edge.
    pub(super) top: Vec<i32>,
    /// For each row its tallest box's lower edge.
    pub(super) bottom: Vec<i32>,
    /// For each lane its upper edge and height.
    pub(super) lanes: Vec<(i32, i32)>,
    /// The whole drawing's height.
    pub(super) height: i32,
    /// For each row the height of the corridor beneath it.
    beneath: Vec<i32>,
}

impl Rows {
    /// Stacks lanes and rows; a corridor with many lines is higher, and so is a row with a tall box. `more` is what
    /// each node is taller than others.
    pub(super) fn stack(grid: &Grid, corridors: &Corridors, more: &[i32]) -> Self {
        let mut tall = vec![NODE_HEIGHT; grid.rows()];
        for (cell, more) in grid.cells.iter().zip(more) {
            tall[cell.row] = tall[cell.row].max(NODE_HEIGHT.saturating_add(*more));
        }
        let mut rows = Self { height: HEAD_HEIGHT, ..Self::default() };
        for lane in &grid.lanes {
            let lane_top = rows.height.saturating_add(LANE_GAP);
            let mut y = lane_top.saturating_add(LANE_LABEL);
            for position in 0..lane.rows {
                let tracks = corridors.tracks[lane.first + position];
                let least = if position + 1 == lane.rows { LANE_BOTTOM } else { ROW_GAP };
                let beneath = if tracks == 0 { least } else { least.max(times(tracks + 1, CORRIDOR_PITCH)) };
                rows.top.push(y);
                rows.beneath.push(beneath);
                let bottom = y.saturating_add(tall[lane.first + position]);
                rows.bottom.push(bottom);
                y = bottom.saturating_add(beneath);
            }
            rows.lanes.push((lane_top, y - lane_top));
            rows.height = y;
        }
        rows
    }

    /// Half way down a row's boxes, were none taller than others: the height of their names.
    pub(super) fn middle(&self, row: usize) -> i32 {
        self.top[row] + NODE_HEIGHT / 2
    }

    /// The y of a track beneath a row.
    pub(super) fn track(&self, row: usize, track: usize, corridors: &Corridors) -> i32 {
        let pitch = self.beneath[row] / times(corridors.tracks[row] + 1, 1).max(1);
        self.bottom[row].saturating_add(times(track + 1, pitch))
    }
}
