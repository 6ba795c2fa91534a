//! Leaves: the values that are written as one scalar, and all that can be keys.

use serde::ser::{Impossible, Serialize, Serializer};

use super::SerError;
use super::emitter::Emitter;
use super::scalar::{self, Style, double_quoted_len};
use crate::Timestamp;

/// PyYAML finds no `:` further from where the key begins, in characters.
const MAX_SIMPLE_KEY: usize = 1024;

/// The text of a scalar, the style it needs, and the tag of its type.
pub(super) struct Leaf {
    text: String,
    style: Style,
    tag: &'static str,
}

impl Leaf {
    fn text(text: &str) -> Self {
        Self {
            style: Style::of_text(text),
            text: text.to_owned(),
            tag: "!!str",
        }
    }

    fn other(tag: &'static str, text: String) -> Self {
        Self {
            text,
            style: Style::Plain,
            tag,
        }
    }

    pub(super) fn write(&self, emitter: &mut Emitter) {
        emitter.scalar(&self.text, self.style, true);
    }

    pub(super) fn write_as_key(&self, emitter: &mut Emitter) {
        emitter.key(&self.text, self.style, self.is_simple());
    }

    /// Whether it is written as `key:` rather than after `?`. PyYAML allows 127
    /// characters, and counts those of the tag that it leaves out.
    fn is_simple(&self) -> bool {
        let breaks = ['\n', '\u{85}', '\u{2028}', '\u{2029}'];
        !self.text.is_empty()
            && !self.text.contains(breaks)
            && self.text.chars().count() + self.tag.len() < 128
            && (self.style != Style::DoubleQuoted
                || double_quoted_len(&self.text) <= MAX_SIMPLE_KEY)
    }
}

/// Makes a [`Leaf`]; refuses what is a collection.
pub(super) struct LeafSerializer;

macro_rules! integers {
    ($($method:ident: $type:ty),*) => {
        $(fn $method(self, value: $type) -> Result<Leaf, SerError> {
            Ok(Leaf::other("!!int", value.to_string()))
        })*
    };
}

impl Serializer for LeafSerializer {
    type Ok = Leaf;
    type Error = SerError;
    type SerializeSeq = Impossible<Leaf, SerError>;
    type SerializeTuple = Impossible<Leaf, SerError>;
    type SerializeTupleStruct = Impossible<Leaf, SerError>;
    type SerializeTupleVariant = Impossible<Leaf, SerError>;
    type SerializeMap = Impossible<Leaf, SerError>;
    type SerializeStruct = Impossible<Leaf, SerError>;
    type SerializeStructVariant = Impossible<Leaf, SerError>;

    integers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_i128: i128, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32,
        serialize_u64: u64, serialize_u128: u128
    }

    fn serialize_bool(self, value: bool) -> Result<Leaf, SerError> {
        Ok(Leaf::other("!!bool", value.to_string()))
    }

    fn serialize_f32(self, value: f32) -> Result<Leaf, SerError> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<Leaf, SerError> {
        Ok(Leaf::other("!!float", scalar::float(value)))
    }

    fn serialize_char(self, value: char) -> Result<Leaf, SerError> {
        Ok(Leaf::text(value.encode_utf8(&mut [0; 4])))
    }

    fn serialize_str(self, value: &str) -> Result<Leaf, SerError> {
        Ok(Leaf::text(value))
    }

    fn serialize_none(self) -> Result<Leaf, SerError> {
        Ok(Leaf::other("!!null", "null".into()))
    }

    fn serialize_unit(self) -> Result<Leaf, SerError> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Leaf, SerError> {
        self.serialize_none()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Leaf, SerError> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<Leaf, SerError> {
        let leaf = value.serialize(self)?;
        Ok(if name == Timestamp::WRITTEN {
            Leaf::other("!!timestamp", leaf.text)
        } else {
            leaf
        })
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Leaf, SerError> {
        Ok(Leaf::text(variant))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Leaf, SerError> {
        Err(SerError::Bytes)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Leaf, SerError> {
        Err(SerError::KeyNotScalar)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, SerError> {
        Err(SerError::KeyNotScalar)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, SerError> {
        Err(SerError::KeyNotScalar)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, SerError> {
        Err(SerError::KeyNotScalar)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, SerError> {
        Err(SerError::KeyNotScalar)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, SerError> {
        Err(SerError::KeyNotScalar)
    }

    fn serialize_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStruct, SerError> {
        Err(SerError::KeyNotScalar)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, SerError> {
        Err(SerError::KeyNotScalar)
    }
}
