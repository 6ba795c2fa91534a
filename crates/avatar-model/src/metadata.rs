//! What the set says of itself: who gets the data, and how sensitive they are.

use super::document::Document;
use super::value::{Fields, Spanned};
use avatar_format::{DataRecipient, DataSubject, DataType, SensitivityLevel};
use pyyaml_syntax::Span;

/// The set's `AvatarMetadata`. What is missing is unknown, never harmless.
#[derive(Clone, Copy, Debug)]
pub struct Metadata<'a> {
    /// The document.
    pub document: Document<'a>,
    /// `spec.pia_metadata`
    pub pia: Option<Fields<'a>>,
}

impl<'a> Metadata<'a> {
    pub(super) fn new(document: Document<'a>) -> Self {
        Self {
            document,
            pia: document.fields("pia_metadata"),
        }
    }

    /// Who gets the data.
    pub fn recipient(&self) -> Option<Spanned<'a, DataRecipient>> {
        self.pia?.choice("datarecipient")
    }

    /// To whom the data leave the organization: the recipient is stated, and is
    /// neither internal nor unknown.
    pub fn leaves_to(&self) -> Option<Spanned<'a, DataRecipient>> {
        let stays = [DataRecipient::Internal, DataRecipient::Unknown];
        let recipient = self.recipient();
        recipient.filter(|recipient| !stays.contains(&recipient.value))
    }

    /// What kind of data they are.
    pub fn data_type(&self) -> Option<Spanned<'a, DataType>> {
        self.pia?.choice("data_type")
    }

    /// Whom the data are about.
    pub fn subject(&self) -> Option<Spanned<'a, DataSubject>> {
        self.pia?.choice("datasubject")
    }

    /// How sensitive the data are.
    pub fn sensitivity(&self) -> Option<Spanned<'a, SensitivityLevel>> {
        self.pia?.choice("sensitivity_level")
    }

    /// The reason to weigh privacy findings more, if there is one: the data
    /// leave the organization, or else they are sensitive.
    pub(super) fn exposure(&self) -> Option<Exposure> {
        let exposure = |span, reason: &str| Exposure {
            span,
            reason: reason.to_owned(),
        };
        let by_recipient = self
            .recipient()
            .and_then(|recipient| match recipient.value {
                DataRecipient::OpenData => {
                    Some(exposure(recipient.span(), "the recipient is open data"))
                }
                DataRecipient::OutsideEu => Some(exposure(
                    recipient.span(),
                    "the data goes outside the European Union",
                )),
                _ => None,
            });
        by_recipient.or_else(|| {
            let sensitivity = self.sensitivity()?;
            let level = sensitivity.value;
            matches!(level, SensitivityLevel::High | SensitivityLevel::VeryHigh).then(|| {
                exposure(
                    sensitivity.span(),
                    &format!("the sensitivity of the data is `{level}`"),
                )
            })
        })
    }
}

/// A reason in the set's metadata to weigh privacy findings more.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Exposure {
    /// The value that says so.
    pub span: Span,
    /// A clause for messages: "the set is meant for open data".
    pub reason: String,
}
