//! Writes down what each frame cost, for measuring: one line for each frame in the file that `BACKFILL_FRAMES` names, on
//! systems that tell what the processor spends on a thread (Linux). No line is added while nothing is drawn.
//!
//! A line has three numbers, in microseconds of the processor's time on the window's thread: the pages; the toolkit,
//! which takes the input, puts the parts of the picture in order and makes triangles of them; and the rest, which hands
//! the triangles over to be drawn and the picture to the screen. Without a graphics card that rest is drawing itself.

use std::fs::File;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use eframe::egui::{Context, LayerId, PaintCallback, PaintCallbackInfo, Rect, Vec2};
use eframe::egui_glow::CallbackFn;
use eframe::egui_wgpu::{Callback, CallbackResources, CallbackTrait, ScreenDescriptor, wgpu};

/// The environment variable that names the file.
const VARIABLE: &str = "BACKFILL_FRAMES";

/// The file, when one was asked for and can be written, and the frame at hand. All is told in what the processor had
/// spent on this thread by then.
pub struct FrameLog {
    file: Option<File>,
    /// When the frame began; `None` before the first.
    began: Option<u64>,
    /// When the pages were begun last: a frame may need them twice.
    pages_began: u64,
    /// How long the pages took.
    pages: u64,
    /// When everything was triangles.
    triangles: Arc<AtomicU64>,
    /// OpenGL draws them.
    by_gl: bool,
}

impl FrameLog {
    /// For the file that the environment names; for none where it names none.
    pub fn from_environment(by_gl: bool) -> Self {
        let file = std::env::var_os(VARIABLE).and_then(|path| File::create(path).ok());
        Self { file, began: None, pages_began: 0, pages: 0, triangles: Arc::default(), by_gl }
    }

    /// A frame begins, and the one before it has ended.
    pub fn begin(&mut self) {
        let Some((file, now)) = self.file.as_mut().zip(spent()) else { return };
        let triangles = self.triangles.load(Ordering::Relaxed);
        // One that was not drawn, since the window is hidden, is none.
        if let Some(began) = self.began.filter(|began| triangles > *began) {
            let (pages, drawing) = (self.pages, now.saturating_sub(triangles));
            let toolkit = (triangles - began).saturating_sub(pages);
            if writeln!(file, "{pages} {toolkit} {drawing}").is_err() {
                // What cannot be written is not measured; the window is none the worse for it.
                self.file = None;
            }
        }
        (self.began, self.pages) = (Some(now), 0);
    }

    /// Its pages begin.
    pub fn begin_pages(&mut self, ctx: &Context) {
        let Some(now) = self.file.as_ref().and_then(|_| spent()) else { return };
        self.pages_began = now;
        // Below all, where it comes first and parts nothing that is drawn together.
        let rect = Rect::from_min_size(ctx.content_rect().min, Vec2::splat(1.0));
        let mark = Mark(self.triangles.clone());
        let callback = if self.by_gl {
            PaintCallback { rect, callback: Arc::new(CallbackFn::new(move |_, _| mark.set())) }
        } else {
            Callback::new_paint_callback(rect, mark)
        };
        ctx.layer_painter(LayerId::background()).add(callback);
    }

    /// Its pages are done.
    pub fn end_pages(&mut self) {
        if let Some(now) = self.file.as_ref().and_then(|_| spent()) {
            self.pages += now.saturating_sub(self.pages_began);
        }
    }
}

/// Notes when it is to be drawn. It draws nothing.
struct Mark(Arc<AtomicU64>);

impl Mark {
    fn set(&self) {
        self.0.store(spent().unwrap_or_default(), Ordering::Relaxed);
    }
}

impl CallbackTrait for Mark {
    fn prepare(
        &self,
        _device: &wgpu::Device,
        _queue: &wgpu::Queue,
        _screen: &ScreenDescriptor,
        _encoder: &mut wgpu::CommandEncoder,
        _resources: &mut CallbackResources,
    ) -> Vec<wgpu::CommandBuffer> {
        self.set();
        Vec::new()
    }

    fn paint(&self, _info: PaintCallbackInfo, _pass: &mut wgpu::RenderPass<'static>, _resources: &CallbackResources) {}
}

/// What the processor has spent on this thread, in microseconds. Files under `/proc` know it only to the last tick of the
/// system's clock, which is longer than most frames.
#[cfg(target_os = "linux")]
#[allow(clippy::unnecessary_wraps, reason = "other systems do not tell it")]
fn spent() -> Option<u64> {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Some(spent.tv_sec.unsigned_abs() * 1_000_000 + spent.tv_nsec.unsigned_abs() / 1_000)
}

/// Nobody tells it here.
#[cfg(not(target_os = "linux"))]
fn spent() -> Option<u64> {
    None
}
