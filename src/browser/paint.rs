//! An SVG text as PNG: the browser draws it as an image onto a canvas.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use super::window::document;
use super::{Failure, files};

/// For sharp words on paper and screens.
const SCALE: u32 = 2;

/// Paints it and starts the download; false where the picture is larger than a canvas may be.
///
/// # Errors
/// [`Failure`] where the browser does not draw SVG.
pub async fn paint(file_name: &str, svg: &str) -> Result<bool, Failure> {
    let address = Url::create_object_url_with_blob(&files::blob("image/svg+xml", svg.as_bytes())?)?;
    let painted = draw(&address).await;
    // An address that is gone already needs no revoking.
    let _ = Url::revoke_object_url(&address);
    let Some(png) = painted? else { return Ok(false) };
    files::hand_over(file_name, &png)?;
    Ok(true)
}

async fn draw(address: &str) -> Result<Option<Blob>, Failure> {
    let image = HtmlImageElement::new()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await?;
    let canvas = document().create_element("canvas")?.unchecked_into::<HtmlCanvasElement>();
    let (width, height) = (image.width() * SCALE, image.height() * SCALE);
    canvas.set_width(width);
    canvas.set_height(height);
    let Some(pen) = canvas.get_context("2d")?.map(JsCast::unchecked_into::<CanvasRenderingContext2d>) else {
        return Ok(None);
    };
    pen.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, f64::from(width), f64::from(height))?;
    let png = Promise::new(&mut |done, failed| {
        if let Err(reason) = canvas.to_blob(&done) {
            // Refusing a promise does not fail.
            let _ = failed.call1(&JsValue::NULL, &reason);
        }
    });
    let png: JsValue = JsFuture::from(png).await?;
    Ok(png.dyn_into::<Blob>().ok())
}
