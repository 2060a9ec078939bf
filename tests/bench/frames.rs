//! What a frame of each page costs before it is drawn: processor time, what it allocates, and what there is to be drawn.
//! No screen is needed: a session is walked through its pages, with a true import under way as soon as there can be one.
//!
//! `cargo bench --bench frames` does it with 200,000 rows, or as many as `BACKFILL_BENCH_ROWS` says. How long the same
//! takes on a screen is measured by `speed`.

#[path = "frames/allocations.rs"]
mod allocations;
#[path = "speed/server.rs"]
mod server;
#[allow(dead_code, reason = "shared with another benchmark")]
#[path = "speed/users.rs"]
mod users;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use allocations::{Allocated, allocated};
use backfill::gui::{self, pages::PageStates};
use backfill::ledger::ProductKind;
use backfill::session::Session;
use backfill::session::action::{Action, WizardPage, change};
use backfill::session::check::CheckState;
use backfill::session::choosing::{Ask, Chosen};
use backfill::session::returning::ReturnAction;
use backfill::session::send::{ProductForm, Target};
use backfill::session::view::WindowView;
use eframe::egui::{Context, Event, FullOutput, Pos2, RawInput, Rect, epaint::Primitive, pos2, vec2};

const SIZE: [f32; 2] = [1280.0, 800.0];

fn main() {
    // Cargo says so to benchmarks when they are to measure, and not only to run.
    let in_earnest = std::env::args().any(|argument| argument == "--bench");
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let rows = number("BACKFILL_BENCH_ROWS").unwrap_or(if in_earnest { 200_000 } else { 20_000 });
    let folder = tempfile::tempdir().expect("a folder for the table");
    let mut window = Window::new(folder.path(), if in_earnest { 400 } else { 8 });
    println!("| Page | 99% under: the page | the toolkit | Allocations: the page | the toolkit | To draw | Areas |");
    println!("|---|---|---|---|---|---|---|");

    window.measure("Choose");
    window.session.act(Action::ToDatabase);
    window.measure("Connect");
    window.session.act(Action::Leave);
    window.session.act(Action::Open(users::written(folder.path(), rows)));
    window.until("all rows to be read", |view| view.source.is_some_and(|source| source.survey.is_some()));
    window.session.act(change(|settings| settings.mapping.zone = Some("Europe/Berlin".to_owned())));
    window.until(
        "all rows to be checked",
        |view| matches!(view.setup.checked(), CheckState::Known(found) if found.1.complete),
    );
    let address = server::start(Some(Duration::from_millis(2)));
    window.session.act(Action::Go(WizardPage::Send));
    window.session.act(Action::Destination(Box::new(move |send| {
        send.target = Target::Product;
        send.form = ProductForm {
            name: "Shop".to_owned(),
            kind: Some(ProductKind::Test),
            key: "0123456789".repeat(4),
            address,
            address_confirmed: true,
            ..ProductForm::default()
        };
    })));
    window.until("the key to be looked up", |view| view.send_obstacle().is_none());
    window.measure("Send");
    window.session.act(Action::Send);
    for _ in 0..2 {
        window.until("the first few to be sent", |view| view.send.asking().is_some());
        window.session.act(Action::Seen(true));
        window.until("more to be sent", |view| view.send.asking().is_none());
    }
    let pages = [
        ("Chosen", WizardPage::Choose),
        ("Match", WizardPage::Match),
        ("Preview", WizardPage::Preview),
        ("Sending", WizardPage::Send),
    ];
    for (name, page) in pages {
        window.session.act(Action::Go(page));
        window.measure(name);
    }
    let import = window.session.view().send.recorded_import().expect("it is recorded");
    window.session.act(Action::Stop);
    window.until("the end", |view| view.page == WizardPage::Result);
    window.measure("Result");
    window.session.act(Action::Go(WizardPage::History));
    window.until("the history to be read", |view| view.history.imports().is_some());
    window.measure("History");
    window.session.act(Action::Return(ReturnAction::To(import)));
    window.until("the import to be opened", |view| view.send.going_on.is_some() && view.page == WizardPage::Send);
    window.until("all rows to be checked", |view| matches!(view.setup.checked(), CheckState::Known(_)));
    window.measure("Go on");
}

/// A window that is not drawn.
struct Window {
    ctx: Context,
    session: Session,
    pages: PageStates,
    frames: usize,
}

/// Nothing is ever chosen.
fn nobody(_: Ask, _: Option<&Path>) -> Chosen {
    Box::pin(async { Vec::new() })
}

impl Window {
    fn new(folder: &Path, frames: usize) -> Self {
        let ctx = Context::default();
        gui::prepare(&ctx);
        let session = Session::new(Arc::new(|| {}), Some(folder.join("data")), nobody, |_| Ok(()));
        Self { ctx, session, pages: PageStates::default(), frames }
    }

    /// Receives until this is so.
    fn until(&mut self, what: &str, is: impl Fn(&WindowView<'_>) -> bool) {
        let deadline = Instant::now() + Duration::from_secs(300);
        while !is(&self.session.view()) {
            assert!(Instant::now() < deadline, "waited in vain for {what}; it says {:?}", self.session.view().message);
            std::thread::sleep(Duration::from_millis(1));
            self.session.receive();
        }
    }

    /// Draws frames of the page that is shown, with the pointer on its way over it, and prints what they cost.
    fn measure(&mut self, page: &str) {
        // What is made once is made.
        for _ in 0..8 {
            self.frame(pos2(1.0, 1.0));
        }
        let costs: Vec<Cost> = (0..self.frames)
            .map(|frame| {
                let part = frame as f32 / self.frames as f32;
                self.frame(pos2(300.0 + 900.0 * part, 120.0 + 600.0 * part))
            })
            .collect();
        let time = |of: fn(&Cost) -> Duration| part(costs.iter().map(of).collect()).as_secs_f64() * 1_000.0;
        let made = |of: fn(&Cost) -> Allocated| part(costs.iter().map(of).collect());
        let (own, all) = (made(|cost| cost.page_made), made(|cost| cost.toolkit_made));
        let (draws, triangles, areas) = part(costs.iter().map(|cost| cost.drawn).collect());
        println!(
            "| {page} | {:.2} ms | {:.2} ms | {} of {} kB | {} of {} kB | {draws} draws, {triangles} triangles | {:.2} windows |",
            time(|cost| cost.page),
            time(|cost| cost.toolkit),
            own.times,
            own.bytes / 1_000,
            all.times,
            all.bytes / 1_000,
            areas as f64 / 100.0
        );
    }

    fn frame(&mut self, pointer: Pos2) -> Cost {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE.into())),
            events: vec![Event::PointerMoved(pointer)],
            focused: true,
            ..RawInput::default()
        };
        let Self { ctx, session, pages, .. } = self;
        let (mut page, mut page_made) = (Duration::ZERO, Allocated::default());
        let (began, made) = (spent(), allocated());
        let mut output = ctx.run_ui(input, |ui| {
            let (began, made) = (spent(), allocated());
            gui::before_drawing(ui.ctx(), session);
            gui::show(ui, session, pages);
            (page, page_made) = (page + (spent() - began), page_made + (allocated() - made));
        });
        let primitives = ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        let toolkit = spent().saturating_sub(began).saturating_sub(page);
        let toolkit_made = allocated() - made - page_made;
        FullOutput::drop_without_applying_deltas(output);
        let (mut triangles, mut area) = (0, 0.0);
        for primitive in &primitives {
            let Primitive::Mesh(mesh) = &primitive.primitive else { continue };
            triangles += mesh.indices.len() / 3;
            area += mesh
                .indices
                .chunks_exact(3)
                .map(|corners| seen([0, 1, 2].map(|at| mesh.vertices[corners[at] as usize].pos), primitive.clip_rect))
                .sum::<f32>();
        }
        let areas = (100.0 * area / (SIZE[0] * SIZE[1])) as u64;
        Cost { page, toolkit, page_made, toolkit_made, drawn: (primitives.len(), triangles, areas) }
    }
}

/// How much of a triangle is seen, as far as its bounds tell.
fn seen(corners: [Pos2; 3], clip: Rect) -> f32 {
    let [a, b, c] = corners;
    let area = ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)).abs() / 2.0;
    let bounds = Rect::from_points(&corners);
    let within = bounds.intersect(clip).size().max(vec2(0.0, 0.0));
    if bounds.area() > 0.0 { area * (within.x * within.y) / bounds.area() } else { 0.0 }
}

/// What a frame costs.
struct Cost {
    page: Duration,
    toolkit: Duration,
    page_made: Allocated,
    toolkit_made: Allocated,
    /// Draws, triangles, and hundredths of the window that they cover together.
    drawn: (usize, usize, u64),
}

/// What 99% are not above.
fn part<T: Ord + Copy>(mut values: Vec<T>) -> T {
    values.sort_unstable();
    values[(values.len() as f64 * 0.99).ceil() as usize - 1]
}

/// What the processor has spent on this thread.
#[cfg(target_os = "linux")]
fn spent() -> Duration {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(spent.tv_sec.unsigned_abs(), spent.tv_nsec as u32)
}

/// The clock, where nobody tells it.
#[cfg(not(target_os = "linux"))]
fn spent() -> Duration {
    static BEGAN: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    BEGAN.elapsed()
}
