//! Compiles `proto/` without protoc: types, servers and clients, validators, and the descriptor set with comments.

#![allow(clippy::print_stdout)] // how a build script speaks to cargo

mod validation;

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use prost::Message as _;
use prost_reflect::DescriptorPool;
use prost_types::{FileDescriptorProto, FileDescriptorSet};

fn main() -> Result<(), Box<dyn Error>> {
    let proto = Path::new("../../proto").canonicalize()?;
    println!("cargo:rerun-if-changed={}", proto.display());
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut compiler = protox::Compiler::new([&proto])?;
    compiler
        .include_imports(true)
        .include_source_info(true)
        .open_files(contract_files(&proto.join("chancery"))?)?;
    let encoded = compiler.encode_file_descriptor_set();
    fs::write(out.join("contracts.bin"), &encoded)?;

    let pool = DescriptorPool::decode(encoded.as_slice())?;
    fs::write(out.join("validation.rs"), validation::generate(&pool)?)?;
    let set = ours(FileDescriptorSet::decode(encoded.as_slice())?);
    fs::write(out.join("repeatable.rs"), repeatable(&set)?)?;
    let mut config = tonic_prost_build::Config::new();
    config.enable_type_names();
    tonic_prost_build::configure()
        .bytes(".")
        .compile_fds_with_config(set, config)?;
    Ok(())
}

fn contract_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = vec![];
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(contract_files(&path)?);
        } else if path.extension().is_some_and(|e| e == "proto") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The rules of `buf/validate` and the routes of `google/api` are read from the descriptor; they need no Rust types.
fn ours(mut set: FileDescriptorSet) -> FileDescriptorSet {
    set.file
        .retain(|file| is_ours(file) || file.package() == "google.protobuf");
    set
}

fn is_ours(file: &FileDescriptorProto) -> bool {
    file.package().starts_with("chancery.")
}

/// One impl of `Repeatable` for every request that has a `request_id`.
fn repeatable(set: &FileDescriptorSet) -> Result<String, Box<dyn Error>> {
    let mut code = String::new();
    for file in set.file.iter().filter(|file| is_ours(file)) {
        let module = file.package().replace('.', "::");
        let messages = file
            .message_type
            .iter()
            .filter(|m| m.field.iter().any(|f| f.name() == "request_id"));
        for message in messages {
            writeln!(
                code,
                "impl crate::Repeatable for crate::{module}::{name} {{ const NAME: &'static str = \"{package}.{name}\"; \
                 fn request_id(&self) -> &str {{ &self.request_id }} }}",
                name = message.name(),
                package = file.package()
            )?;
        }
    }
    Ok(code)
}
