//! Where things are.

use std::path::{Path, PathBuf};

/// The plan of the city that this program was made for.
const PLAN: &str = "seeds/koganei-dx-2026/plan.json";

/// The working copy, by its paths.
#[derive(Debug, Clone)]
pub struct Repo {
    /// The top folder.
    pub root: PathBuf,
    /// Tools built or downloaded for this project: `.tools/`, or what `AYUMI_TOOLS` names.
    pub tools: PathBuf,
}

impl Repo {
    /// The working copy this program was compiled from.
    pub fn here() -> Self {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.parent().unwrap_or(manifest).to_owned();
        let tools = std::env::var_os("AYUMI_TOOLS").map_or_else(|| root.join(".tools"), |folder| root.join(folder));
        Self { root, tools }
    }

    /// What trunk writes; `Cargo.toml` names the same folder.
    pub fn site(&self) -> PathBuf {
        self.root.join("target/site")
    }

    /// The file staff open; of another plan, a file named after the plan's folder.
    pub fn html(&self) -> PathBuf {
        let plan = self.plan();
        let folder = plan.parent().and_then(Path::file_name).filter(|_| plan != self.root.join(PLAN));
        let name = folder.map_or("ayumi".to_owned(), |folder| format!("ayumi-{}", folder.to_string_lossy()));
        self.root.join("dist").join(name).with_extension("html")
    }

    /// Screenshots of the browser tests.
    pub fn pictures(&self) -> PathBuf {
        self.root.join("pictures")
    }

    /// The plan that goes into the page, as data and as plain text: the city's, or what `AYUMI_PLAN` names.
    pub fn plan(&self) -> PathBuf {
        std::env::var_os("AYUMI_PLAN").map_or_else(|| self.root.join(PLAN), |plan| self.root.join(plan))
    }

    /// Programs that cargo installed.
    pub fn cargo_bin(&self) -> PathBuf {
        self.tools.join("bin")
    }

    /// Where npm installs: scripts that stand here may import packages.
    pub fn npm(&self) -> PathBuf {
        self.tools.join("npm")
    }

    /// Where npm installs what a benchmark compares with: only when it is run.
    pub fn peers(&self, bench: &str) -> PathBuf {
        self.tools.join("peers").join(bench)
    }

    /// Packages that npm installed.
    pub fn node_modules(&self) -> PathBuf {
        self.npm().join("node_modules")
    }
}
