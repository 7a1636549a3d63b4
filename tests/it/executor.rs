//! The executor of native tests: a spawned task runs at once as far as it can, and a test resumes what waits.

use std::cell::RefCell;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};

type Task = Pin<Box<dyn Future<Output = ()>>>;

thread_local! {
    /// What was spawned by this test and waits for something.
    static WAITING: RefCell<Vec<Task>> = RefCell::default();
}

struct AtOnce;

impl CustomExecutor for AtOnce {
    fn spawn(&self, fut: PinnedFuture<()>) {
        begin(fut);
    }

    fn spawn_local(&self, fut: PinnedLocalFuture<()>) {
        begin(fut);
    }

    fn poll_local(&self) {
        run_on();
    }
}

/// Lets what the app spawns run. Set once for all tests of this program; later calls find it set.
pub fn run_at_once() {
    let _ = Executor::init_custom_executor(AtOnce);
}

/// Runs a task as far as it can, and lays it aside where it waits.
pub fn begin(task: impl Future<Output = ()> + 'static) {
    let mut task: Task = Box::pin(task);
    if !runs_to_its_end(&mut task) {
        WAITING.with_borrow_mut(|waiting| waiting.push(task));
    }
}

/// Runs everything on that waits, until nothing gets any further.
pub fn run_on() {
    loop {
        let tasks = WAITING.take();
        let before = tasks.len();
        let mut rest: Vec<Task> = Vec::new();
        for mut task in tasks {
            if !runs_to_its_end(&mut task) {
                rest.push(task);
            }
        }
        WAITING.with_borrow_mut(|waiting| waiting.append(&mut rest));
        if WAITING.with_borrow(Vec::len) >= before {
            return;
        }
    }
}

/// Forgets what waits: the page was closed, or the program killed.
pub fn kill() {
    WAITING.take();
}

/// Whether a task ends, polled again whenever it wakes itself.
fn runs_to_its_end(task: &mut Task) -> bool {
    let woken = Arc::new(Woken::default());
    let waker = Waker::from(Arc::clone(&woken));
    loop {
        if task.as_mut().poll(&mut Context::from_waker(&waker)) == Poll::Ready(()) {
            return true;
        }
        if !woken.0.swap(false, Ordering::Relaxed) {
            return false;
        }
    }
}

#[derive(Default)]
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}
