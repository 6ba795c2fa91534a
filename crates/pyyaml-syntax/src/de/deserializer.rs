//! From the tree to serde's data model.

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    self, DeserializeSeed, EnumAccess, Error as _, MapAccess, SeqAccess, Unexpected, VariantAccess,
    Visitor,
};

use super::DeError;
use crate::{Entry, Limits, Node, Timestamp, Value};

/// Reads one node.
#[derive(Clone, Copy)]
pub(super) struct Deserializer<'s> {
    node: Node<'s>,
    /// How many more collections may lie in each other.
    depth: usize,
}

impl<'s> Deserializer<'s> {
    pub(super) fn new(node: Node<'s>) -> Self {
        let depth = Limits::default().depth;
        Self { node, depth }
    }

    fn child(self, node: Node<'s>) -> Self {
        Self { node, ..self }
    }

    fn seed<T: DeserializeSeed<'s>>(self, seed: T) -> Result<T::Value, DeError> {
        seed.deserialize(self)
            .map_err(|error| error.at(self.node.span()))
    }

    /// Itself, allowing one collection less.
    fn inside(self) -> Result<Self, DeError> {
        let depth = self.depth.checked_sub(1);
        let depth = depth.ok_or_else(|| DeError::new("this is nested too deeply to be read"))?;
        Ok(Self { depth, ..self })
    }

    /// Runs `read`, whose errors are about this node unless they know better.
    fn read<T>(self, read: impl FnOnce(Self) -> Result<T, DeError>) -> Result<T, DeError> {
        read(self).map_err(|error| error.at(self.node.span()))
    }

    fn any<V: Visitor<'s>>(self, visitor: V) -> Result<V::Value, DeError> {
        match self.node.value() {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::Float(value) => visitor.visit_f64(value),
            Value::Str(text) => visitor.visit_borrowed_str(text),
            Value::Int(value) => match value.to_i64() {
                Some(value) => visitor.visit_i64(value),
                None => match value.to_string().parse() {
                    Ok(value) => visitor.visit_u64(value),
                    Err(_) => Err(self.unfit(&visitor)),
                },
            },
            Value::List => {
                let mut items = Items {
                    rest: self.node.items(),
                    list: self.inside()?,
                };
                let value = visitor.visit_seq(&mut items)?;
                match items.rest.len() {
                    0 => Ok(value),
                    left => Err(DeError::new(format!("this list has {left} items too many"))),
                }
            }
            Value::Dict => visitor.visit_map(Entries {
                rest: self.node.entries(),
                value: None,
                dict: self.inside()?,
            }),
            Value::Date(_) | Value::DateTime(_) | Value::Binary(_) | Value::Set | Value::Pairs => {
                Err(self.unfit(&visitor))
            }
        }
    }

    /// The error for a visitor that cannot take the node's type.
    fn unfit(self, needed: &dyn de::Expected) -> DeError {
        DeError::invalid_type(self.found(), needed)
    }

    fn found(self) -> Unexpected<'s> {
        match self.node.value() {
            Value::Null => Unexpected::Unit,
            Value::Bool(value) => Unexpected::Bool(value),
            Value::Float(value) => Unexpected::Float(value),
            Value::Str(text) => Unexpected::Str(text),
            Value::Binary(bytes) => Unexpected::Bytes(bytes),
            Value::List => Unexpected::Seq,
            Value::Dict => Unexpected::Map,
            Value::Int(value) => match value.to_i64() {
                Some(value) => Unexpected::Signed(value),
                None => Unexpected::Other("a very large whole number"),
            },
            Value::Date(_) => Unexpected::Other("a date; put it in quotes to keep it a string"),
            Value::DateTime(_) => {
                Unexpected::Other("a date with a time; put it in quotes to keep it a string")
            }
            Value::Set => Unexpected::Other("a set"),
            Value::Pairs => Unexpected::Other("a list of pairs"),
        }
    }
}

impl<'s> de::Deserializer<'s> for Deserializer<'s> {
    type Error = DeError;

    fn deserialize_any<V: Visitor<'s>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.read(|this| this.any(visitor))
    }

    fn deserialize_option<V: Visitor<'s>>(self, visitor: V) -> Result<V::Value, DeError> {
        if self.node.is_null() {
            self.read(|_| visitor.visit_none())
        } else {
            let result = visitor.visit_some(self);
            result.map_err(|error| error.at(self.node.span()))
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'s>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, DeError> {
        if name == Timestamp::ANY {
            return self.read(|this| match this.node.value() {
                Value::Date(text) | Value::DateTime(text) => {
                    visitor.visit_enum(BorrowedStrDeserializer::new(text))
                }
                _ => this.any(visitor),
            });
        }
        let result = visitor.visit_newtype_struct(self);
        result.map_err(|error| error.at(self.node.span()))
    }

    fn deserialize_f64<V: Visitor<'s>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.read(|this| match this.node.as_f64() {
            Some(value) if value.is_finite() || !matches!(this.node.value(), Value::Int(_)) => {
                visitor.visit_f64(value)
            }
            _ => Err(this.unfit(&visitor)),
        })
    }

    fn deserialize_f32<V: Visitor<'s>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_i128<V: Visitor<'s>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.read(|this| match this.node.value() {
            Value::Int(value) => match value.to_string().parse() {
                Ok(value) => visitor.visit_i128(value),
                Err(_) => Err(this.unfit(&visitor)),
            },
            _ => Err(this.unfit(&visitor)),
        })
    }

    fn deserialize_u128<V: Visitor<'s>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.read(|this| match this.node.value() {
            Value::Int(value) => match value.to_string().parse() {
                Ok(value) => visitor.visit_u128(value),
                Err(_) => Err(this.unfit(&visitor)),
            },
            _ => Err(this.unfit(&visitor)),
        })
    }

    fn deserialize_bytes<V: Visitor<'s>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.read(|this| match this.node.value() {
            Value::Binary(bytes) => visitor.visit_borrowed_bytes(bytes),
            _ => Err(this.unfit(&visitor)),
        })
    }

    fn deserialize_byte_buf<V: Visitor<'s>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_enum<V: Visitor<'s>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeError> {
        self.read(|this| {
            if this.node.as_str().is_some() {
                return visitor.visit_enum(Variant {
                    name: this,
                    data: None,
                });
            }
            let mut entries = this.node.entries();
            match (entries.next(), entries.next()) {
                (Some(Entry { key, value, .. }), None) if this.node.value() == Value::Dict => {
                    let inside = this.inside()?;
                    visitor.visit_enum(Variant {
                        name: inside.child(key),
                        data: Some(inside.child(value)),
                    })
                }
                _ => Err(this.unfit(&visitor)),
            }
        })
    }

    /// Derived types would take a list for the values of the fields.
    fn deserialize_struct<V: Visitor<'s>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeError> {
        self.read(|this| match this.node.value() {
            Value::Dict => this.any(visitor),
            _ => Err(this.unfit(&visitor)),
        })
    }

    /// The name of a field or variant. It is text: derived types would take a
    /// number for the position of a field.
    fn deserialize_identifier<V: Visitor<'s>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.read(|this| match this.node.as_str() {
            Some(name) => visitor.visit_borrowed_str(name),
            None => Err(this.unfit(&"a name (a string)")),
        })
    }

    fn deserialize_ignored_any<V: Visitor<'s>>(self, visitor: V) -> Result<V::Value, DeError> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'s>>
        bool i8 i16 i32 i64 u8 u16 u32 u64 char str string unit unit_struct seq tuple
        tuple_struct map
    }
}

/// What is left of a list.
struct Items<'s, I> {
    rest: I,
    list: Deserializer<'s>,
}

impl<'s, I: ExactSizeIterator<Item = Node<'s>>> SeqAccess<'s> for Items<'s, I> {
    type Error = DeError;

    fn next_element_seed<T: DeserializeSeed<'s>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, DeError> {
        let item = self.rest.next();
        item.map(|item| self.list.child(item).seed(seed))
            .transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// What is left of a dict, and the value whose key was read.
struct Entries<'s, I> {
    rest: I,
    value: Option<Node<'s>>,
    dict: Deserializer<'s>,
}

impl<'s, I: Iterator<Item = Entry<'s>>> MapAccess<'s> for Entries<'s, I> {
    type Error = DeError;

    fn next_key_seed<K: DeserializeSeed<'s>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, DeError> {
        let Some(entry) = self.rest.next() else {
            return Ok(None);
        };
        self.value = Some(entry.value);
        self.dict.child(entry.key).seed(seed).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'s>>(&mut self, seed: V) -> Result<V::Value, DeError> {
        match self.value.take() {
            Some(value) => self.dict.child(value).seed(seed),
            None => Err(DeError::new("a value was asked for before its key")),
        }
    }
}

/// A variant of an enumeration: its name, and its data when it is the only entry
/// of a dict.
struct Variant<'s> {
    name: Deserializer<'s>,
    data: Option<Deserializer<'s>>,
}

impl<'s> EnumAccess<'s> for Variant<'s> {
    type Error = DeError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'s>>(self, seed: V) -> Result<(V::Value, Self), DeError> {
        let value = seed.deserialize(self.name)?;
        Ok((value, self))
    }
}

impl<'s> VariantAccess<'s> for Variant<'s> {
    type Error = DeError;

    fn unit_variant(self) -> Result<(), DeError> {
        match self.data {
            None => Ok(()),
            Some(data) => data.read(|_| Err(DeError::new("this name has no data here"))),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'s>>(self, seed: T) -> Result<T::Value, DeError> {
        self.data.ok_or_else(needs_data)?.seed(seed)
    }

    fn tuple_variant<V: Visitor<'s>>(self, _: usize, visitor: V) -> Result<V::Value, DeError> {
        de::Deserializer::deserialize_any(self.data.ok_or_else(needs_data)?, visitor)
    }

    fn struct_variant<V: Visitor<'s>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeError> {
        de::Deserializer::deserialize_any(self.data.ok_or_else(needs_data)?, visitor)
    }
}

fn needs_data() -> DeError {
    DeError::new("this name needs data: write it as a mapping with the name as its only key")
}
