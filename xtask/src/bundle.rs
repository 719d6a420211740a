//! Bundles: folders of files that are served together under the hash of their content.
//!
//! The hash names the folder and not each file, so that files may name their neighbours: generated
//! imports, fonts in a style sheet, a worker beside its library.

use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use flate2::{Compression, write::GzEncoder};

use crate::files::{self, Folder};
use crate::page::Profile;

/// Files that belong together, none of them compressed.
pub(crate) struct Bundle {
    files: Folder,
}

impl Bundle {
    /// Takes these files.
    pub(crate) fn new(files: Folder) -> Self {
        Self { files }
    }

    /// Reads a folder.
    ///
    /// # Errors
    ///
    /// If something in it cannot be read.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        files::read_folder(folder).map(Self::new)
    }

    /// The first 64 bits of the BLAKE3 hash over names and contents, in 16 hexadecimal digits.
    pub(crate) fn hash(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for (name, content) in &self.files {
            for part in [name.as_bytes(), content] {
                hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
            }
        }
        hasher.finalize().to_hex()[..16].to_owned()
    }

    /// Writes the bundle to `{assets}/{hash}/`, unless it is there already. For release, each file
    /// that gains by it also lies there as `.br` and `.gz`.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub(crate) fn publish(&self, assets: &Path, profile: Profile) -> Result<()> {
        let hash = self.hash();
        let folder = assets.join(&hash);
        if folder.is_dir() {
            return Ok(());
        }
        let mut all = self.files.clone();
        let compressible = self.files.iter().filter(|_| profile == Profile::Release);
        for (name, content) in compressible {
            for (suffix, compressed) in [("br", brotli(content)?), ("gz", gzip(content)?)] {
                if is_worth_it(content, &compressed) {
                    all.insert(format!("{name}.{suffix}"), compressed);
                }
            }
        }
        // First beside it, then renamed: a run that breaks off leaves no half folder behind.
        let unfinished = assets.join(format!("{hash}.unfinished"));
        files::write_folder(&unfinished, &all)?;
        std::fs::rename(&unfinished, &folder)?;
        Ok(())
    }
}

/// Fonts are compressed in themselves; a few bytes less are not worth a decompression.
fn is_worth_it(plain: &[u8], compressed: &[u8]) -> bool {
    compressed.len() * 20 < plain.len() * 19
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut compressed, &params)?;
    Ok(compressed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle(files: &[(&str, &str)]) -> Bundle {
        let own = |(name, content): &(&str, &str)| ((*name).into(), content.as_bytes().to_vec());
        Bundle::new(files.iter().map(own).collect())
    }

    #[test]
    fn the_hash_follows_names_and_contents() {
        let hash = bundle(&[("a.js", "one")]).hash();
        assert_eq!(hash.len(), 16);
        assert_eq!(bundle(&[("a.js", "one")]).hash(), hash);
        assert_ne!(bundle(&[("b.js", "one")]).hash(), hash);
        assert_ne!(bundle(&[("a.js", "two")]).hash(), hash);
        assert_ne!(bundle(&[("a.jso", "ne")]).hash(), hash);
    }

    #[test]
    fn a_published_file_lies_beside_its_compressed_forms_if_they_are_smaller() {
        let assets = std::env::temp_dir().join(format!("xtask-bundle-{}", std::process::id()));
        let long = "the same again, ".repeat(100);
        let bundle = bundle(&[("long.js", &long), ("short.js", "x")]);
        bundle.publish(&assets, Profile::Release).unwrap();
        let names: Vec<_> =
            files::read_folder(&assets.join(bundle.hash())).unwrap().into_keys().collect();
        files::remove(&assets).unwrap();
        assert_eq!(names, ["long.js", "long.js.br", "long.js.gz", "short.js"]);
    }

    #[test]
    fn compressed_content_comes_back_whole() {
        let content = b"over land and sea ".repeat(50);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&content).unwrap(), &mut unpacked).unwrap();
        assert_eq!(unpacked, content);
    }
}
