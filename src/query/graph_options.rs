//! Options of the dependency graph: around whom it is drawn, in which direction, which delay is supposed, whose roles
//! are marked.

use crate::plan::{DeptId, Direction, InitiativeId, Plan, VisionNumber};

/// Whose roles are marked on the boxes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Overlay {
    /// One's own department's, once it was chosen.
    #[default]
    Own,
    /// Nobody's.
    Nobody,
    /// Of one department.
    Of(DeptId),
}

/// What the boxes stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NodeKind {
    /// 取組
    #[default]
    Initiatives,
    /// 個別取組: each initiative with its measures.
    Measures,
    /// 課: who takes part in the selected initiative, or what one department takes part in.
    Departments,
}

/// What the address says about the graph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GraphOptions {
    /// Only so many steps around the selected initiative, 1 to [`GraphOptions::MOST_HOPS`]; everything where absent.
    pub hops: Option<u8>,
    /// Which way those steps lead.
    pub direction: Direction,
    /// Lay out only what is around.
    pub alone: bool,
    /// The other end of the path that is traced from the selected initiative.
    pub to: Option<InitiativeId>,
    /// Suppose that this one slips by a year.
    pub late: Option<InitiativeId>,
    /// Whose roles are marked.
    pub overlay: Overlay,
    /// What the boxes stand for.
    pub nodes: NodeKind,
    /// Visions of which only one box is drawn; sorted, each once.
    pub folded: Vec<VisionNumber>,
}

/// The overlay's word for nobody: no id of a department.
const NOBODY: &str = "-";

impl GraphOptions {
    /// How far around a person may look.
    pub const MOST_HOPS: u8 = 3;

    /// Names and values for an address.
    pub(super) fn members(&self) -> [(&'static str, Option<String>); 8] {
        let word = |word: &str| Some(word.to_owned());
        let folded: Vec<String> = self.folded.iter().map(ToString::to_string).collect();
        [
            ("hops", self.hops.map(|hops| hops.to_string())),
            (
                "way",
                match self.direction {
                    Direction::Both => None,
                    Direction::Upstream => word("up"),
                    Direction::Downstream => word("down"),
                },
            ),
            ("alone", self.alone.then(|| "1".to_owned())),
            ("to", self.to.as_ref().map(ToString::to_string)),
            ("late", self.late.as_ref().map(ToString::to_string)),
            (
                "marks",
                match &self.overlay {
                    Overlay::Own => None,
                    Overlay::Nobody => word(NOBODY),
                    Overlay::Of(dept) => Some(dept.to_string()),
                },
            ),
            (
                "nodes",
                match self.nodes {
                    NodeKind::Initiatives => None,
                    NodeKind::Measures => word("measures"),
                    NodeKind::Departments => word("departments"),
                },
            ),
            ("fold", word(&folded.join(",")).filter(|_| !folded.is_empty())),
        ]
    }

    /// Reads a member of an address; false where it is not known or not in the plan.
    pub(super) fn read(&mut self, name: &str, value: &str, plan: &Plan) -> bool {
        let initiative = || Some(InitiativeId::new(value)).filter(|id| plan.initiative(id).is_some());
        match (name, value) {
            ("hops", _) => match value.parse().ok().filter(|hops| (1..=Self::MOST_HOPS).contains(hops)) {
                Some(hops) => self.hops = Some(hops),
                None => return false,
            },
            ("way", "up") => self.direction = Direction::Upstream,
            ("way", "down") => self.direction = Direction::Downstream,
            ("alone", "1") => self.alone = true,
            ("to", _) => match initiative() {
                Some(id) => self.to = Some(id),
                None => return false,
            },
            ("late", _) => match initiative() {
                Some(id) => self.late = Some(id),
                None => return false,
            },
            ("marks", NOBODY) => self.overlay = Overlay::Nobody,
            ("marks", _) => {
                let dept = DeptId::new(value);
                if plan.department(&dept).is_none() {
                    return false;
                }
                self.overlay = Overlay::Of(dept);
            }
            ("nodes", "measures") => self.nodes = NodeKind::Measures,
            ("nodes", "departments") => self.nodes = NodeKind::Departments,
            ("fold", _) => {
                for word in value.split(',') {
                    match word.parse().ok().filter(|number| plan.vision(*number).is_some()) {
                        Some(number) if !self.folded.contains(&number) => self.folded.push(number),
                        Some(_) => {}
                        None => return false,
                    }
                }
                self.folded.sort_unstable();
            }
            _ => return false,
        }
        true
    }

    /// Folds a Vision, or opens it again.
    pub fn turn_vision(&mut self, vision: VisionNumber) {
        let before = self.folded.len();
        self.folded.retain(|other| *other != vision);
        if self.folded.len() == before {
            self.folded.push(vision);
            self.folded.sort_unstable();
        }
    }
}
