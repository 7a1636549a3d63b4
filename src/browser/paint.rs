//! An SVG text as PNG: the browser draws it as an image onto a canvas.
//!
//! Some browsers give no true pixels away: Firefox that resists fingerprinting gives noise, and says nothing. So known
//! pixels are read back before a picture is handed over.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use crate::app::Painted;

use super::window::document;
use super::{Failure, files};

/// Colours that are told apart whatever is done to a single one, as style and as bytes.
const KNOWN: [(&str, [u8; 4]); 4] = [
    ("rgb(200,16,32)", [200, 16, 32, 255]),
    ("rgb(16,180,64)", [16, 180, 64, 255]),
    ("rgb(32,48,220)", [32, 48, 220, 255]),
    ("rgb(255,255,255)", [255, 255, 255, 255]),
];
/// How far a byte may be off: some browsers shift a few pixels by one, which no eye sees.
const TOLERANCE: u8 = 8;

/// Paints it and starts the download.
pub async fn paint(file_name: &str, svg: &str, scale: u32) -> Painted {
    match drawn(svg, scale).await {
        Ok(Ok(png)) if files::hand_over(file_name, &png).is_ok() => Painted::Started,
        Ok(Ok(_)) | Err(_) => Painted::Failed,
        Ok(Err(why)) => why,
    }
}

/// The file, or why there is none.
async fn drawn(svg: &str, scale: u32) -> Result<Result<Blob, Painted>, Failure> {
    if !gives_true_pixels()? {
        return Ok(Err(Painted::Spoiled));
    }
    let address = Url::create_object_url_with_blob(&files::blob("image/svg+xml", svg.as_bytes())?)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&address);
    let decoded = JsFuture::from(image.decode()).await;
    // An address that is gone already needs no revoking.
    let _ = Url::revoke_object_url(&address);
    decoded?;
    let (width, height) = (image.width().saturating_mul(scale), image.height().saturating_mul(scale));
    let Some((canvas, pen)) = canvas(width, height)? else { return Ok(Err(Painted::TooLarge)) };
    // The ground: engines leave it transparent where the picture is.
    pen.set_fill_style_str("white");
    pen.fill_rect(0.0, 0.0, f64::from(width), f64::from(height));
    pen.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, f64::from(width), f64::from(height))?;
    let [_, _, _, (_, white)] = KNOWN;
    // Beyond its largest size a canvas is there and stays empty.
    if !is_near(&pixel(&pen, 0.0)?, white) {
        return Ok(Err(Painted::TooLarge));
    }
    let png = Promise::new(&mut |done, failed| {
        if let Err(reason) = canvas.to_blob(&done) {
            // Refusing a promise does not fail.
            let _ = failed.call1(&JsValue::NULL, &reason);
        }
    });
    let png: JsValue = JsFuture::from(png).await?;
    Ok(png.dyn_into::<Blob>().map_err(|_| Painted::TooLarge))
}

/// Whether what is painted can be read back as it is.
fn gives_true_pixels() -> Result<bool, Failure> {
    let size = 4;
    let Some((_, pen)) = canvas(size * 4, size)? else { return Ok(false) };
    for (place, (style, _)) in (0_u32..).zip(KNOWN) {
        pen.set_fill_style_str(style);
        pen.fill_rect(f64::from(place * size), 0.0, f64::from(size), f64::from(size));
    }
    for (place, (_, colour)) in (0_u32..).zip(KNOWN) {
        // A browser that refuses to be read gives no true pixels either.
        if !pixel(&pen, f64::from(place * size + 1)).is_ok_and(|read| is_near(&read, colour)) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn canvas(width: u32, height: u32) -> Result<Option<(HtmlCanvasElement, CanvasRenderingContext2d)>, Failure> {
    let canvas = document().create_element("canvas")?.unchecked_into::<HtmlCanvasElement>();
    canvas.set_width(width);
    canvas.set_height(height);
    // It is read back, which Chromium wants to know beforehand.
    let options = Object::new();
    Reflect::set(&options, &"willReadFrequently".into(), &true.into())?;
    let pen = canvas.get_context_with_context_options("2d", &options)?;
    let pen = pen.map(JsCast::unchecked_into::<CanvasRenderingContext2d>);
    Ok(pen.map(|pen| (canvas, pen)))
}

/// The pixel of the second row there.
fn pixel(pen: &CanvasRenderingContext2d, x: f64) -> Result<Vec<u8>, Failure> {
    Ok(pen.get_image_data(x, 1.0, 1.0, 1.0)?.data().0)
}

fn is_near(read: &[u8], colour: [u8; 4]) -> bool {
    read.len() == colour.len() && read.iter().zip(colour).all(|(read, byte)| read.abs_diff(byte) <= TOLERANCE)
}
