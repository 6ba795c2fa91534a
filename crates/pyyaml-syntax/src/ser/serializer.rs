//! From serde's data model to the emitter.

use serde::Serialize;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant,
};

use super::SerError;
use super::emitter::Emitter;
use super::leaf::LeafSerializer;
use crate::{Limits, Timestamp};

/// What a value is written after.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Root,
    /// After `-`.
    Item,
    /// After `key:`.
    Value,
}

/// Writes one value.
pub(super) struct Serializer<'e> {
    emitter: &'e mut Emitter,
    place: Place,
}

impl<'e> Serializer<'e> {
    pub(super) fn new(emitter: &'e mut Emitter, place: Place) -> Self {
        Self { emitter, place }
    }

    fn leaf<T: Serialize + ?Sized>(self, value: &T) -> Result<(), SerError> {
        value.serialize(LeafSerializer)?.write(self.emitter);
        Ok(())
    }

    fn collection(self, kind: Kind) -> Result<Collection<'e>, SerError> {
        if self.emitter.depth >= Limits::default().depth {
            return Err(SerError::TooDeep);
        }
        self.emitter.depth += 1;
        Ok(Collection {
            outer: (self.emitter.indent, self.emitter.depth - 1),
            emitter: self.emitter,
            place: self.place,
            kind,
            empty: true,
        })
    }

    /// The collection of a variant with data: the value of its name.
    fn variant(self, name: &'static str, kind: Kind) -> Result<Collection<'e>, SerError> {
        let mut named = self.collection(Kind::Mapping)?;
        named.key(name)?;
        let outer = named.outer;
        let inner = Serializer::new(named.emitter, Place::Value).collection(kind)?;
        Ok(Collection { outer, ..inner })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sequence,
    Mapping,
}

/// A sequence or mapping being written. It begins with its first entry, since
/// one without any is written in another way.
pub(super) struct Collection<'e> {
    emitter: &'e mut Emitter,
    /// The indentation and depth to return to.
    outer: (Option<usize>, usize),
    place: Place,
    kind: Kind,
    empty: bool,
}

impl Collection<'_> {
    fn begin(&mut self) {
        if self.empty {
            self.empty = false;
            self.emitter
                .begin_collection(self.place == Place::Value, self.kind == Kind::Sequence);
        }
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), SerError> {
        self.begin();
        self.emitter.begin_item();
        value.serialize(Serializer::new(self.emitter, Place::Item))
    }

    fn key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), SerError> {
        self.begin();
        key.serialize(LeafSerializer)?.write_as_key(self.emitter);
        Ok(())
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), SerError> {
        value.serialize(Serializer::new(self.emitter, Place::Value))
    }

    fn entry<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), SerError> {
        self.key(key)?;
        self.value(value)
    }

    #[allow(clippy::unnecessary_wraps, reason = "what serde's traits return")]
    fn finish(self) -> Result<(), SerError> {
        if self.empty {
            self.emitter.empty_collection(match self.kind {
                Kind::Sequence => "[]",
                Kind::Mapping => "{}",
            });
        }
        (self.emitter.indent, self.emitter.depth) = self.outer;
        Ok(())
    }
}

macro_rules! leaves {
    ($($method:ident: $type:ty),*) => {
        $(fn $method(self, value: $type) -> Result<(), SerError> {
            self.leaf(&value)
        })*
    };
}

impl<'e> serde::Serializer for Serializer<'e> {
    type Ok = ();
    type Error = SerError;
    type SerializeSeq = Collection<'e>;
    type SerializeTuple = Collection<'e>;
    type SerializeTupleStruct = Collection<'e>;
    type SerializeTupleVariant = Collection<'e>;
    type SerializeMap = Collection<'e>;
    type SerializeStruct = Collection<'e>;
    type SerializeStructVariant = Collection<'e>;

    leaves! {
        serialize_bool: bool, serialize_char: char, serialize_str: &str,
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_i128: i128, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32,
        serialize_u64: u64, serialize_u128: u128, serialize_f32: f32, serialize_f64: f64
    }

    fn serialize_none(self) -> Result<(), SerError> {
        self.leaf(&())
    }

    fn serialize_unit(self) -> Result<(), SerError> {
        self.leaf(&())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), SerError> {
        self.leaf(&())
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), SerError> {
        self.leaf(variant)
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), SerError> {
        Err(SerError::Bytes)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), SerError> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), SerError> {
        if name == Timestamp::WRITTEN {
            LeafSerializer
                .serialize_newtype_struct(name, value)?
                .write(self.emitter);
            return Ok(());
        }
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), SerError> {
        let mut named = self.collection(Kind::Mapping)?;
        named.entry(variant, value)?;
        named.finish()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Collection<'e>, SerError> {
        self.collection(Kind::Sequence)
    }

    fn serialize_tuple(self, _: usize) -> Result<Collection<'e>, SerError> {
        self.collection(Kind::Sequence)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Collection<'e>, SerError> {
        self.collection(Kind::Sequence)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Collection<'e>, SerError> {
        self.variant(variant, Kind::Sequence)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Collection<'e>, SerError> {
        self.collection(Kind::Mapping)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Collection<'e>, SerError> {
        self.collection(Kind::Mapping)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Collection<'e>, SerError> {
        self.variant(variant, Kind::Mapping)
    }
}

macro_rules! items {
    ($($trait:ident::$method:ident),*) => {
        $(impl $trait for Collection<'_> {
            type Ok = ();
            type Error = SerError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), SerError> {
                self.item(value)
            }

            fn end(self) -> Result<(), SerError> {
                self.finish()
            }
        })*
    };
}

items! {
    SerializeSeq::serialize_element, SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field, SerializeTupleVariant::serialize_field
}

macro_rules! fields {
    ($($trait:ident),*) => {
        $(impl $trait for Collection<'_> {
            type Ok = ();
            type Error = SerError;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), SerError> {
                self.entry(key, value)
            }

            fn end(self) -> Result<(), SerError> {
                self.finish()
            }
        })*
    };
}

fields! { SerializeStruct, SerializeStructVariant }

impl SerializeMap for Collection<'_> {
    type Ok = ();
    type Error = SerError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), SerError> {
        self.key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), SerError> {
        self.value(value)
    }

    fn end(self) -> Result<(), SerError> {
        self.finish()
    }
}
