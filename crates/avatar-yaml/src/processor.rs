//! Transformations that the client applies itself, before and after a run.

/// A transformation of a table on the client's side: applied before the data is sent, and undone on the
/// avatars that come back.
///
/// It works on any type of table.
///
/// ```
/// use std::convert::Infallible;
///
/// use avatar_yaml::Processor;
///
/// /// Stores a price in cents.
/// struct Cents;
///
/// impl Processor<Vec<f64>> for Cents {
///     type Error = Infallible;
///
///     fn preprocess(&self, table: Vec<f64>) -> Result<Vec<f64>, Infallible> {
///         Ok(table.into_iter().map(|euros| euros * 100.0).collect())
///     }
///
///     fn postprocess(&self, _source: &Vec<f64>, avatars: Vec<f64>) -> Result<Vec<f64>, Infallible> {
///         Ok(avatars.into_iter().map(|cents| cents / 100.0).collect())
///     }
/// }
///
/// let source = vec![1.0, 2.5];
/// let sent = Cents.preprocess(source.clone())?;
/// assert_eq!(sent, [100.0, 250.0]);
/// assert_eq!(Cents.postprocess(&source, sent)?, source);
/// # Ok::<(), Infallible>(())
/// ```
pub trait Processor<Table> {
    /// Why a table cannot be transformed.
    type Error;

    /// The table as it is to be sent.
    ///
    /// # Errors
    /// If the table is not one that the processor can transform.
    fn preprocess(&self, table: Table) -> Result<Table, Self::Error>;

    /// The avatars in the form of the original table, given that table.
    ///
    /// # Errors
    /// If the avatars are not of the form that `preprocess` produces.
    fn postprocess(&self, source: &Table, avatars: Table) -> Result<Table, Self::Error>;
}
