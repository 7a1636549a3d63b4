//! The block of initiatives without steps: per lane a grid of two columns.

/// A row of the block.
pub(super) type LaneShelf = [Option<usize>; 2];

/// Lays a lane's loose nodes on shelves.
///
/// Related nodes share a shelf (greedy matching by number), the one that is tied to the rest of the graph on the
/// left, towards the steps. Shelves follow the rows of what they are tied to; untied nodes fill the free places.
/// `loose` is sorted, `neighbours` holds for each node its neighbours, `row` the rows as they stand.
pub(super) fn shelve(loose: &[usize], neighbours: &[Vec<usize>], row: &[usize]) -> Vec<LaneShelf> {
    let (pairs, singles) = pair_up(loose, neighbours);
    let (tied, untied) = singles.into_iter().partition::<Vec<_>, _>(|node| !neighbours[*node].is_empty());

    let pairs = pairs.into_iter().map(|(left, right)| [Some(left), Some(right)]);
    let shelves = pairs.chain(tied.into_iter().map(|node| [Some(node), None]));
    let pulled = shelves.map(|shelf| {
        let pull = pull(shelf, neighbours, row);
        ((pull.is_none(), pull, shelf.iter().flatten().min().copied()), shelf)
    });
    let mut pulled = pulled.collect::<Vec<_>>();
    pulled.sort_unstable_by_key(|(key, _)| *key);
    let mut shelves = pulled.into_iter().map(|(_, shelf)| shelf).collect::<Vec<_>>();

    let mut untied = untied.into_iter();
    for [_, right] in &mut shelves {
        *right = right.or_else(|| untied.next());
    }
    while let Some(left) = untied.next() {
        shelves.push([Some(left), untied.next()]);
    }
    shelves
}

/// Pairs of neighbours, left one first, and who is left over.
fn pair_up(loose: &[usize], neighbours: &[Vec<usize>]) -> (Vec<(usize, usize)>, Vec<usize>) {
    let mut free = vec![false; neighbours.len()];
    for node in loose {
        free[*node] = true;
    }
    let (mut pairs, mut singles) = (Vec::new(), Vec::new());
    for &node in loose {
        if !std::mem::replace(&mut free[node], false) {
            continue;
        }
        match neighbours[node].iter().copied().find(|other| free[*other]) {
            Some(mate) => {
                free[mate] = false;
                let turn = neighbours[mate].len() > neighbours[node].len();
                pairs.push(if turn { (mate, node) } else { (node, mate) });
            }
            None => singles.push(node),
        }
    }
    (pairs, singles)
}

/// The median row of what a shelf is tied to outside itself.
fn pull(shelf: LaneShelf, neighbours: &[Vec<usize>], row: &[usize]) -> Option<usize> {
    let mut rows = shelf
        .iter()
        .flatten()
        .flat_map(|node| &neighbours[*node])
        .filter(|other| !shelf.contains(&Some(**other)))
        .map(|other| row[*other])
        .collect::<Vec<_>>();
    rows.sort_unstable();
    rows.get(rows.len() / 2).copied()
}
