//! A document: a kind, a name and what the kind is about.

use pyyaml_syntax::{Node, de};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::keywords::NOUN;
use crate::{Kind, Metadata, ReadError, Tag, Tagged};

/// A document: a kind, a name and what the kind is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(bound(
    serialize = "S: Serialize + Tagged",
    deserialize = "S: Deserialize<'de> + Tagged"
))]
pub struct Resource<S: Tagged> {
    /// The kind of the document: always the one of its specification.
    pub kind: Tag<S>,
    /// How the document is called.
    pub metadata: Metadata,
    /// What it says.
    pub spec: S,
}

impl<S: Tagged> Resource<S> {
    /// A document of this name.
    pub fn new(name: impl Into<String>, spec: S) -> Self {
        Self {
            kind: Tag::default(),
            metadata: Metadata::new(name),
            spec,
        }
    }
}

impl<S: Tagged + JsonSchema> JsonSchema for Resource<S> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        S::TAG.into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let kind: Option<Kind> = S::TAG.parse().ok();
        let mut tag = generator.subschema_for::<Tag<S>>();
        let about = kind.map_or("", Kind::documentation);
        tag.insert("description".to_owned(), about.into());
        let mut metadata = generator.subschema_for::<Metadata>();
        metadata.insert(
            "description".to_owned(),
            "How the document is called.".into(),
        );
        let mut spec = generator.subschema_for::<S>();
        spec.insert("description".to_owned(), "What the document says.".into());
        spec.insert(NOUN.to_owned(), "this kind's `spec`".into());
        json_schema!({
            "description": about,
            "type": "object",
            "properties": {
                "kind": tag,
                "metadata": metadata,
                "spec": spec,
            },
            "required": ["kind", "metadata", "spec"],
            "additionalProperties": false,
        })
    }
}

/// Declares [`Document`] from the list of kinds, so that no kind can be forgotten in one place.
macro_rules! documents {
    ($($kind:ident($document:ident)),+ $(,)?) => {
        /// A document of any kind.
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[serde(untagged)]
        #[allow(clippy::large_enum_variant)] // A configuration has a handful of them.
        pub enum Document {
            $(
                #[doc = concat!("A document of the kind `", stringify!($document), "`.")]
                $kind(crate::$document),
            )+
        }

        impl Document {
            /// The kind of the document.
            pub const fn kind(&self) -> Kind {
                match self {
                    $(Self::$kind(_) => Kind::$kind,)+
                }
            }

            /// Reads a document.
            ///
            /// # Errors
            /// If it is not a mapping, its kind is missing or unknown, or it is not what its kind asks for.
            pub fn from_node(node: Node<'_>) -> Result<Self, ReadError> {
                let kind = node
                    .get("kind")
                    .ok_or_else(|| ReadError::new(node.span(), "a document is a mapping with a `kind`"))?;
                let name = kind.as_str().unwrap_or_default();
                let kind: Kind = name
                    .parse()
                    .map_err(|_| ReadError::new(kind.span(), "this is no kind of document"))?;
                Ok(match kind {
                    $(Kind::$kind => Self::$kind(de::from_node(node)?),)+
                })
            }

            /// The name of the document.
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$kind(document) => &document.metadata.name,)+
                }
            }
        }

        $(
            impl From<crate::$document> for Document {
                fn from(document: crate::$document) -> Self {
                    Self::$kind(document)
                }
            }
        )+

        /// The schema of each kind, by name.
        pub(crate) const KIND_SCHEMAS: &[(Kind, fn(&mut SchemaGenerator) -> Schema)] =
            &[$((Kind::$kind, SchemaGenerator::subschema_for::<crate::$document>)),+];
    };
}

documents! {
    Metadata(AvatarMetadata),
    Volume(AvatarVolume),
    Schema(AvatarSchema),
    Parameters(AvatarParameters),
    PrivacyMetrics(AvatarPrivacyMetricsParameters),
    SignalMetrics(AvatarSignalMetricsParameters),
    Report(AvatarReportParameters),
    Advice(AvatarAdviceParameters),
    SchemaDiscovery(AvatarSchemaDiscoveryParameters),
    Extract(AvatarExtractParameters),
    Regenerate(AvatarRegenerateParameters),
    Reference(AvatarReferenceParameters),
    Database(AvatarDatabase),
    SharedEntity(AvatarSharedEntity),
}
