//! What a chart draws: rows of a data file, checked.

/// The rows of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartData {
    /// The rows in the order of the file; each has as many values as the chart has series.
    pub rows: Vec<ChartRow>,
}

/// A row of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartRow {
    /// What it is about, in the text's language.
    pub label: String,
    /// The value of each series; none where the file has none.
    pub values: Vec<Option<Figure>>,
}

/// A number as its file has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The number.
    pub value: f64,
    /// Its digits, with a full stop before decimals: as many as its writer gave.
    pub digits: String,
}
