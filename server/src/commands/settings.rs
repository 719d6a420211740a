//! `klyngekart settings`: every setting, made from the code. `docs/settings.md` is what it prints.

use std::process::ExitCode;

use clap::{Arg, CommandFactory};
use server::settings::{FIELDS, default_of};

use super::Arguments;

const HEAD: &str = "\
# Settings

Everything that can be set: what the program is told when it starts, and what stands in the settings \
file. Printed by `klyngekart settings`; `settings.example.toml` is a file to begin with.

## When the program starts

An option of the command line counts more than its environment variable.

| option | environment variable | default | meaning |
| --- | --- | --- | --- |
";

const LOG: &str = "\
| | `RUST_LOG` | `info` | What is logged, as filter of `tracing`: `warn`, or `info,store=debug`. |
";

const FILE: &str = "
## In the settings file

TOML, named by `--settings`. None of these fields has an environment variable. What is left out has \
its default; a file with a table `cluster` says all about the cluster, so there is no default for \
what it leaves out of `cluster` and `completeness`.

| field | default | meaning |
| --- | --- | --- |
";

/// Prints the chapter.
pub(super) fn run() -> ExitCode {
    print!("{}", chapter());
    ExitCode::SUCCESS
}

fn chapter() -> String {
    let mut out = HEAD.to_owned();
    let program = Arguments::command();
    let serve = program.find_subcommand("serve").expect("the command is there");
    for argument in serve.get_arguments() {
        if let Some(row) = option(argument) {
            out += &row;
        }
    }
    out += LOG;
    out += FILE;
    for (field, meaning) in FIELDS {
        out += &format!("| `{field}` | {} | {meaning} |\n", default_of(field));
    }
    out
}

/// The row of an option; `None` for those that every command has.
fn option(argument: &Arg) -> Option<String> {
    let long = argument.get_long().filter(|long| !["help", "version"].contains(long))?;
    let variable = argument.get_env().map(|name| format!("`{}`", name.to_string_lossy()));
    let default: Vec<String> = argument
        .get_default_values()
        .iter()
        .map(|value| format!("`{}`", value.to_string_lossy()))
        .collect();
    let default = if default.is_empty() { "none".to_owned() } else { default.join(" ") };
    let meaning = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let words: Vec<String> = argument
        .get_possible_values()
        .iter()
        .map(|value| format!("`{}`", value.get_name()))
        .collect();
    let words = if words.is_empty() { String::new() } else { format!(": {}", words.join(" or ")) };
    let meaning = meaning.trim_end_matches('.');
    Some(format!(
        "| `--{long}` | {} | {default} | {meaning}{words}. |\n",
        variable.unwrap_or_default()
    ))
}
