//! Vertical places: lanes, rows, and the corridors between the rows.

use super::corridors::Corridors;
use super::grid::{Corridor, Grid};
use crate::graph::sizes::{
    CORRIDOR_PITCH, HEAD_HEIGHT, LANE_BOTTOM, LANE_GAP, LANE_LABEL, NODE_HEIGHT, ROW_GAP, times,
};

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
    /// For each corridor its upper edge, and the distance between its tracks.
    corridors: Vec<(i32, i32)>,
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
            // Lines above the first row run beneath the title, however long it is.
            let title = lane_top.saturating_add(LANE_LABEL - CORRIDOR_PITCH);
            let mut y = rows.corridor(title, CORRIDOR_PITCH, corridors);
            for position in 0..lane.rows {
                rows.top.push(y);
                let bottom = y.saturating_add(tall[lane.first + position]);
                rows.bottom.push(bottom);
                y = rows.corridor(bottom, if position + 1 == lane.rows { LANE_BOTTOM } else { ROW_GAP }, corridors);
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

    /// The y of a track in a corridor.
    pub(super) fn track(&self, corridor: Corridor, track: usize) -> i32 {
        let (top, pitch) = self.corridors[corridor.0];
        top.saturating_add(times(track + 1, pitch))
    }

    /// Opens the next corridor, as high as its lines need; says where it ends.
    fn corridor(&mut self, top: i32, least: i32, corridors: &Corridors) -> i32 {
        let spaces = corridors.tracks[self.corridors.len()] + 1;
        let height = if spaces == 1 { least } else { least.max(times(spaces, CORRIDOR_PITCH)) };
        self.corridors.push((top, height / times(spaces, 1)));
        top.saturating_add(height)
    }
}
