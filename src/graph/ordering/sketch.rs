//! The one data structure of the pipeline: boxes and bends in layers, with their neighbours on both sides.

/// Towards the layer on the left.
pub(super) const LEFT: usize = 0;
/// Towards the layer on the right.
pub(super) const RIGHT: usize = 1;

/// For each node its neighbours on one side, in one list.
#[derive(Debug, Clone, Default)]
pub(super) struct SketchSide {
    /// Where each node's neighbours start; one more than there are nodes.
    pub(super) start: Vec<usize>,
    /// By place in their layer.
    pub(super) list: Vec<usize>,
}

impl SketchSide {
    pub(super) fn of(&self, node: usize) -> &[usize] {
        &self.list[self.start[node]..self.start[node + 1]]
    }

    /// Starts and neighbours as slices. In a program made small, every index into a `Vec` is a call, one into a slice
    /// is not: loops that run often take these.
    pub(super) fn slices(&self) -> (&[usize], &[usize]) {
        (&self.start, &self.list)
    }

    fn new(nodes: usize, pairs: &[(usize, usize)]) -> Self {
        let mut start = vec![0; nodes + 1];
        for pair in pairs {
            start[pair.0] += 1;
        }
        for node in 1..=nodes {
            start[node] += start[node - 1];
        }
        let mut list = vec![0; pairs.len()];
        for pair in pairs.iter().rev() {
            start[pair.0] -= 1;
            list[start[pair.0]] = pair.1;
        }
        Self { start, list }
    }
}

/// A drawing in the making. Nodes up to `real` are boxes, the others bends of long lines.
#[derive(Debug, Clone, Default)]
pub(super) struct Sketch {
    /// How many nodes are boxes.
    pub(super) real: usize,
    /// Of each node.
    pub(super) layer: Vec<usize>,
    /// The strip each node has to stay in; lower ones lie higher.
    pub(super) lane: Vec<usize>,
    /// For each line all its nodes from left to right.
    pub(super) chains: Vec<DummyChain>,
    /// Neighbours on the left and on the right.
    pub(super) sides: [SketchSide; 2],
    /// Each layer's nodes from the top.
    pub(super) rows: Vec<Vec<usize>>,
    /// Each node's place in its row.
    pub(super) place: Vec<usize>,
}

/// A line's way through the layers.
#[derive(Debug, Clone, Copy)]
pub(super) struct DummyChain {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Its bends stand one after the other: the first, and how many.
    pub(super) bends: usize,
    pub(super) count: usize,
}

impl DummyChain {
    /// The node at a place of the chain; 0 is where it begins, `count + 1` where it ends.
    pub(super) fn node(&self, at: usize) -> usize {
        match at {
            0 => self.from,
            at if at > self.count => self.to,
            at => self.bends + at - 1,
        }
    }
}

impl Sketch {
    /// Puts bends wherever a line passes a layer. Every line runs from a lower to a higher layer.
    pub(super) fn new(layers: &[usize], lanes: &[usize], ends: &[(usize, usize)]) -> Self {
        let (mut layer, mut lane) = (layers.to_vec(), lanes.to_vec());
        let mut chains = Vec::with_capacity(ends.len());
        let mut pairs = Vec::new();
        for &(from, to) in ends {
            let count = layers[to] - layers[from] - 1;
            let chain = DummyChain { from, to, bends: layer.len(), count };
            for at in 1..=count {
                layer.push(layers[from] + at);
                // A line changes lanes half way.
                lane.push(lanes[if 2 * at <= count { from } else { to }]);
            }
            pairs.extend((0..=count).map(|at| (chain.node(at), chain.node(at + 1))));
            chains.push(chain);
        }
        let nodes = layer.len();
        let right = SketchSide::new(nodes, &pairs);
        for pair in &mut pairs {
            *pair = (pair.1, pair.0);
        }
        let left = SketchSide::new(nodes, &pairs);
        let mut rows = vec![Vec::new(); layer.iter().copied().max().map_or(0, |last| last + 1)];
        for (node, layer) in layer.iter().enumerate() {
            rows[*layer].push(node);
        }
        for row in &mut rows {
            row.sort_by_key(|node| lane[*node]);
        }
        let mut sketch =
            Self { real: layers.len(), layer, lane, chains, sides: [left, right], rows, place: vec![0; nodes] };
        sketch.settle_all();
        sketch
    }

    /// Renews places and sorted neighbours after all rows were changed.
    pub(super) fn settle_all(&mut self) {
        for row in 0..self.rows.len() {
            self.settle(row);
        }
    }

    /// Renews places and sorted neighbours after a row was changed.
    pub(super) fn settle(&mut self, row: usize) {
        for (place, node) in self.rows[row].iter().enumerate() {
            self.place[*node] = place;
        }
        let [left, right] = &mut self.sides;
        relist(&self.rows[row], right, left);
        relist(&self.rows[row], left, right);
    }
}

/// Sorts the neighbours of a row's neighbours by the row: each node, from the top, goes to the next free place of its
/// neighbours' lists.
fn relist(row: &[usize], there: &SketchSide, back: &mut SketchSide) {
    // `start` itself serves as the pen: each list's start runs to its end and is set back afterwards.
    let ((from, ends), start, list) = (there.slices(), back.start.as_mut_slice(), back.list.as_mut_slice());
    for &node in row {
        for &other in &ends[from[node]..from[node + 1]] {
            list[start[other]] = node;
            start[other] += 1;
        }
    }
    for &node in row {
        for &other in &ends[from[node]..from[node + 1]] {
            start[other] -= 1;
        }
    }
}
