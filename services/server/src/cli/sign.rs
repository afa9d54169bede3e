//! `chancery sign`: signs a PDF with anybody's key, without a server.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use kernel::{Clock as _, Error, Result, SystemClock, Timestamp};
use pdf::appearance::{self, Caption, Mark, Size};
use pdf::{FieldKind, FormXObject, NewField, Pdf, Rect, SignatureField};
use pki::tsp::{HttpTimeStamper, TimeStamper};
use pki::x509::Certificate;
use signatures::pades::{self, Key, Statement};

use super::key_files::{KeyFiles, read};
use super::whole_file::WholeFile;

/// Sign a PDF with your own key, offline
#[derive(Args, Debug)]
pub struct Sign {
    /// The PDF to sign
    input: PathBuf,
    /// Where the signed PDF goes; written whole or not at all
    output: PathBuf,
    #[command(flatten)]
    key: KeyFiles,
    /// PAdES level; B-T needs --tsa
    #[arg(long, value_enum, default_value = "b-b", ignore_case = true)]
    level: LevelName,
    /// Address of a time-stamping authority (RFC 3161)
    #[arg(long, value_name = "URL")]
    tsa: Option<String>,
    /// Name of the signature field: an empty one of the file's, or that of a new one
    #[arg(long, value_name = "NAME")]
    field: Option<String>,
    /// Page of a new visible field, from 1
    #[arg(long, requires = "rect")]
    page: Option<u32>,
    /// Place of a new visible field in points, from the top left corner of the page as shown
    #[arg(long, value_name = "X,Y,WIDTH,HEIGHT", value_parser = parse_rect, requires = "page")]
    rect: Option<Rect>,
    /// Why you sign
    #[arg(long)]
    reason: Option<String>,
    /// Where you sign
    #[arg(long)]
    location: Option<String>,
    /// Password that opens the PDF
    #[arg(long, env = "CHANCERY_PDF_PASSWORD", hide_env_values = true)]
    password: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LevelName {
    #[value(name = "B-B")]
    BB,
    #[value(name = "B-T")]
    BT,
}

pub fn parse_rect(text: &str) -> Result<Rect, String> {
    let numbers: Result<Vec<f64>, _> = text.split(',').map(|part| part.trim().parse()).collect();
    match numbers.as_deref() {
        Ok(&[x, y, width, height]) => Ok(Rect { x, y, width, height }),
        _ => Err("must be four numbers, such as 72,640,200,60".to_owned()),
    }
}

impl Sign {
    /// Signs, and says what came of it.
    pub async fn run(self) -> Result<ExitCode> {
        let key = self.key.read()?;
        let stamper = self.stamper()?;
        let pdf = Pdf::open(read(&self.input)?, self.password.as_deref())?;
        let statement = self.statement(&pdf, &key.certificate, SystemClock.now())?;
        let pades_key = Key {
            signing: &key.signing,
            signer: &key.signer,
            stamper: stamper.as_ref().map(|s| s as &dyn TimeStamper),
        };
        let signed = pades::sign(&pdf, &[], &statement, &pades_key).await?;
        let mut file = WholeFile::begin(&self.output)?;
        let written = file.write_all(&signed.bytes);
        written
            .map_err(|cause| Error::invalid("FILE_UNWRITABLE", self.output.display().to_string(), cause.to_string()))?;
        file.replace()?;
        super::say(format!("{} signed as {}", self.output.display(), signed.level.name()));
        Ok(ExitCode::SUCCESS)
    }

    fn stamper(&self) -> Result<Option<HttpTimeStamper>> {
        match (self.level, &self.tsa) {
            (LevelName::BB, _) => Ok(None),
            (LevelName::BT, Some(url)) => HttpTimeStamper::new(url).map(Some),
            (LevelName::BT, None) => Err(Error::invalid(
                "TSA_MISSING",
                "--tsa",
                "must name a time-stamping authority for level B-T",
            )),
        }
    }

    fn statement(&self, pdf: &Pdf, certificate: &Certificate, time: Timestamp) -> Result<Statement> {
        let name = signatures::validation::common_name(certificate);
        let (field, size) = self.place(pdf)?;
        let caption = Caption {
            name: &name,
            time: Some(time),
            reason: self.reason.as_deref(),
        };
        let appearance = size.map(|size| draw(&name, &caption, size)).transpose()?;
        Ok(Statement {
            field,
            appearance,
            time,
            name: Some(name),
            reason: self.reason.clone(),
            location: self.location.clone(),
        })
    }

    /// The field, and its size when it shows.
    fn place(&self, pdf: &Pdf) -> Result<(SignatureField, Option<Size>)> {
        let known = pdf::fields(pdf)?;
        let name = self.field.clone().unwrap_or_else(|| free_name(&known));
        if let Some(rect) = self.rect {
            let field = NewField {
                rect,
                page: self.page.unwrap_or(1),
                ..hidden(&name)
            };
            return Ok((SignatureField::New(field), Some(Size::new(rect.width, rect.height)?)));
        }
        match known
            .into_iter()
            .find(|field| self.field.is_some() && field.name == name)
        {
            Some(field) => {
                let size = field.rect.and_then(|rect| Size::new(rect.width, rect.height).ok());
                Ok((SignatureField::Existing(name), size))
            }
            None => Ok((SignatureField::invisible(name), None)),
        }
    }
}

fn hidden(name: &str) -> NewField {
    let rect = Rect {
        x: 0.0,
        y: 0.0,
        width: 0.0,
        height: 0.0,
    };
    NewField {
        name: name.to_owned(),
        kind: FieldKind::Signature,
        page: 1,
        rect,
        required: false,
        read_only: false,
        tooltip: None,
    }
}

fn free_name(known: &[pdf::Field]) -> String {
    let taken = |name: &str| known.iter().any(|field| field.name == name);
    (1..)
        .map(|n| format!("Signature{n}"))
        .find(|name| !taken(name))
        .unwrap_or_default()
}

fn draw(name: &str, caption: &Caption<'_>, size: Size) -> Result<FormXObject> {
    appearance::signature(Some(&Mark::typed(name)?), caption, size)
}
