//! Where the visitor is, if the browser tells. The position goes no further than the caller.

use leptos::prelude::*;
use shared::geo::LonLat;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

/// The visitor's position; `None` if the browser does not tell.
pub async fn position() -> Option<LonLat> {
    let geolocation = window().navigator().geolocation().ok()?;
    let asked = js_sys::Promise::new(&mut |resolve, _| {
        let refused = resolve.clone();
        let found = Closure::once_into_js(move |position: web_sys::Position| {
            let coords = position.coords();
            let pair = js_sys::Array::of2(&coords.longitude().into(), &coords.latitude().into());
            // The promise may be settled by then; that changes nothing.
            let _ = resolve.call1(&JsValue::NULL, &pair);
        });
        let failed = Closure::once_into_js(move |_: JsValue| {
            let _ = refused.call1(&JsValue::NULL, &JsValue::NULL);
        });
        let asked = geolocation.get_current_position_with_error_callback(
            found.unchecked_ref(),
            Some(failed.unchecked_ref()),
        );
        // Where asking itself fails nothing will be called; the caller waits no longer than that.
        drop(asked);
    });
    let pair = JsFuture::from(asked).await.ok()?.dyn_into::<js_sys::Array>().ok()?;
    LonLat::new(pair.get(0).as_f64()?, pair.get(1).as_f64()?)
}
