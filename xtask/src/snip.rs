//! Takes out of the page's Wasm what it carries and never calls.
//!
//! Leptos keeps, for every view whose type is hidden, a table of functions for all ways to take over
//! a page. This page is taken over at once and as a whole; the functions for pages that are taken over
//! bit by bit, or made from templates, are in the tables all the same, and with them what they call.
//! The compiler cannot know that nobody asks for them: about a tenth of the program. In the same way
//! the messages of panics may hold any value, and so keep the standard library's writer of
//! floating-point numbers, which nothing else uses (see `shared::number`).
//!
//! The technique is that of the tool `wasm-snip` of the Rust and WebAssembly group: the body becomes a
//! trap, and whatever only it needed is dropped by the steps that follow. Were one called after all,
//! every browser test would fail.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use walrus::{FunctionBuilder, FunctionKind, Module, ModuleConfig};

/// Parts of the names, as compilers write them, of functions that the page never calls.
const NEVER_CALLED: [&str; 3] = ["hydrate_async", "hydrate_from_template", "4core3fmt5float"];

/// The module at `path` with traps in place of what is never called.
///
/// # Errors
///
/// If the file cannot be read, or nothing is found in it: then the names have changed, and with them
/// perhaps what is never called.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    let mut module = ModuleConfig::new()
        .generate_dwarf(false)
        .generate_name_section(true)
        .strict_validate(false)
        .parse(&std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?)?;
    let found = snip(&mut module);
    ensure!(found > 0, "no function is called like one of {NEVER_CALLED:?}");
    Ok(module.emit_wasm())
}

/// Puts traps; how many.
fn snip(module: &mut Module) -> usize {
    let never = |name: &str| NEVER_CALLED.iter().any(|part| name.contains(part));
    let found: Vec<_> = module
        .funcs
        .iter_local()
        .filter(|(id, _)| module.funcs.get(*id).name.as_deref().is_some_and(never))
        .map(|(id, function)| (id, function.ty(), function.args.clone()))
        .collect();
    for (id, signature, arguments) in &found {
        let signature = module.types.get(*signature);
        let (takes, gives) = (signature.params().to_vec(), signature.results().to_vec());
        let mut trap = FunctionBuilder::new(&mut module.types, &takes, &gives);
        trap.func_body().unreachable();
        module.funcs.get_mut(*id).kind = FunctionKind::Local(trap.local_func(arguments.clone()));
    }
    found.len()
}
