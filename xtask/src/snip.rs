//! Takes out of the page's Wasm what it carries and never calls.
//!
//! Leptos keeps, for every view whose type is hidden, a table of functions for all ways to take over
//! a page. This page is taken over at once and as a whole; the functions for pages that are taken over
//! bit by bit, or made from templates, are in the tables all the same, and with them what they call.
//! The compiler cannot know that nobody asks for them: about a tenth of the program. In the same way
//! the messages of panics may hold any value, and so keep the standard library's writer of
//! floating-point numbers, which nothing else uses (see `shared::number`). The message of a text cut
//! within a letter is a trap at once, and so is the sine of more than a million turns: all angles here
//! are those of the earth.
//!
//! The technique is that of the tool `wasm-snip` of the Rust and WebAssembly group: the body becomes a
//! trap, and whatever only it needed is dropped by the steps that follow. Were one called after all,
//! every browser test would fail.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use walrus::{FunctionBuilder, FunctionKind, Module, ModuleConfig};

/// Functions of Leptos that a page taken over as a whole never calls, as their names begin to end:
/// with their length before them, as the compiler writes names.
const WAYS_TO_TAKE_OVER: [&str; 2] = ["13hydrate_async", "21hydrate_from_template"];

/// A closure in the name of a function: what is asynchronous consists of them.
const CLOSURE: &str = "28_$u7b$$u7b$closure$u7d$$u7d$";

/// The last part of every name, a hash.
const HASH: &str = "17h";

/// The writer of floating-point numbers in the standard library.
const FLOATS: &str = "4core3fmt5float";

/// The message of a panic when a text is cut within a letter, with the tables of what can be printed;
/// and the reduction of angles beyond a million turns.
const NEVER: [&str; 2] = ["4core3str19slice_error_fail_rt", "14rem_pio2_large14rem_pio2_large"];

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
    ensure!(found > 0, "no function is called like one of {WAYS_TO_TAKE_OVER:?}");
    Ok(module.emit_wasm())
}

/// Puts traps; how many.
fn snip(module: &mut Module) -> usize {
    let found: Vec<_> = module
        .funcs
        .iter_local()
        .filter(|(id, _)| module.funcs.get(*id).name.as_deref().is_some_and(never_called))
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

/// Functions within the ones of Leptos stay: where the compiler finds two to be the same it keeps one,
/// under either name.
fn never_called(name: &str) -> bool {
    let itself = |way: &str| {
        name.split_once(way).is_some_and(|(_, mut rest)| {
            while let Some(inner) = rest.strip_prefix(CLOSURE) {
                rest = inner;
            }
            rest.starts_with(HASH)
        })
    };
    name.contains(FLOATS)
        || NEVER.iter().any(|never| name.ends_with(never))
        || WAYS_TO_TAKE_OVER.iter().any(|way| itself(way))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ways_that_are_never_taken_are_closed() {
        let name = |way: &str| format!("_ZN6tachys4html7element{way}17hffb663661d3efd3eE");
        for way in ["13hydrate_async", "21hydrate_from_template"] {
            assert!(never_called(&name(way)), "{way}");
        }
        assert!(never_called(&name(&["13hydrate_async", CLOSURE, CLOSURE].concat())));
        assert!(!never_called(&name(&["13hydrate_async", CLOSURE, "4prep"].concat())));
        assert!(!never_called(&name("19hydrate_from_server")));
        assert!(!never_called(&name("7hydrate")));
        assert!(never_called("_RNvNtCsgXGp5Oqx2Ny_4core3str19slice_error_fail_rt"));
        assert!(!never_called("_RNvNtCsgXGp5Oqx2Ny_4core3str16slice_error_fail"));
    }
}
