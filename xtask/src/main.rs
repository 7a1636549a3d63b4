//! The developer's commands, `cargo xtask …`: set up the tools, build the one file, open it, test everything.
//!
//! | Module | Does |
//! |---|---|
//! | [`repo`] | where things are |
//! | [`progress`] | says what is being done, and how long it took |
//! | [`run`] | runs other programs |
//! | [`tools`] | installs what is missing, pinned |
//! | [`site`] | trunk, the split, then wasm-opt |
//! | [`split`] | what the first view needs, and the parts behind it |
//! | [`minify`] | fewer bytes for scripts and styles |
//! | [`pack`] | everything into one html file |
//! | [`size`] | the budgets, and growth |
//! | [`bench`] | `cargo xtask bench …`: how we stand beside others, in tables |
//! | [`check`] | `cargo xtask test` |
//! | [`desktop`] | `cargo xtask open` |
//! | [`dev`] | `cargo xtask dev` |
//! | [`fuzz`] | `cargo xtask fuzz` |

mod bench;
mod build;
mod check;
mod desktop;
mod dev;
mod fuzz;
mod minify;
mod pack;
mod progress;
mod repo;
mod run;
mod site;
mod size;
mod split;
mod tools;

use std::process::ExitCode;

use repo::Repo;
use site::Purpose;

const HELP: &str = "\
cargo xtask <command>

  open    set up the tools, build dist/ayumi.html and open it in the browser
  test    formatting, lints, native tests, build, size, browser tests
  build   set up the tools and build dist/ayumi.html; build --quick for a look at a change: larger, slower, sooner
  dev     build --quick, and again after every change
  e2e     build, and run the browser tests whose names hold the words that follow
  size    build, and write down in xtask/sizes.json what the parts weigh: later builds print the difference
  fuzz    forge files for the importer for five minutes (test does it for fifteen seconds)
  bench   print how we stand beside others: bench collect, graph, journal, rows, start,
          views
  tools   install the tools that are missing into .tools/ (or the folder AYUMI_TOOLS names)
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let repo = Repo::here();
    let outcome = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["open"] => desktop::open(&repo),
        ["test"] => check::check(&repo),
        ["build"] => build::build(&repo, Purpose::Release).map(drop),
        ["build", "--quick"] => build::build(&repo, Purpose::Quick).map(drop),
        ["dev"] => dev::dev(&repo),
        ["e2e", names @ ..] => check::e2e(&repo, names),
        ["size"] => build::build(&repo, Purpose::Release).and_then(|built| size::land(&repo, &built.sizes)),
        ["fuzz"] => fuzz::fuzz(&repo, 300),
        ["bench", name, rest @ ..] => bench::bench(&repo, name, rest),
        ["tools"] => tools::for_building(&repo).map(drop),
        unknown => {
            eprint!("unknown command: {}\n\n{HELP}", unknown.join(" "));
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n✗ {error:#}");
            ExitCode::FAILURE
        }
    }
}
