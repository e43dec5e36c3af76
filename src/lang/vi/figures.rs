//! Vietnamese dates, numbers and amounts.

use std::sync::OnceLock;

use crate::lang::NumberWord::{Sure, Tens, TimesTen, Unsure};
use crate::lang::figures::Figures;

pub(super) static FIGURES: Figures = Figures {
    filters: OnceLock::new(),
    group: '.',
    decimal: ',',
    day: &["ngày", "mùng", "mồng"],
    month: &["tháng"],
    year: &["năm"],
    month_names: &[],
    quarter: &["quý", "quí", "q"],
    percent: &["phần trăm"],
    magnitudes: &[("trăm", 2), ("nghìn", 3), ("ngàn", 3), ("vạn", 4), ("triệu", 6), ("tỷ", 9), ("tỉ", 9)],
    currencies: &["đồng", "vnđ", "vnd", "đô", "usd", "euro", "eur"],
    numbers: &[
        // Also "a", the superlative, and the beginning of many other words.
        ("một", Unsure(1)),
        ("mốt", Unsure(1)),
        ("nhất", Unsure(1)),
        ("đầu", Unsure(1)),
        ("hai", Sure(2)),
        ("nhì", Unsure(2)),
        ("đôi", Unsure(2)),
        ("ba", Sure(3)),
        ("bốn", Sure(4)),
        ("tư", Unsure(4)),
        // A year before all else.
        ("năm", Unsure(5)),
        ("lăm", Unsure(5)),
        ("sáu", Sure(6)),
        ("bảy", Sure(7)),
        ("bẩy", Sure(7)),
        ("tám", Sure(8)),
        ("chín", Sure(9)),
        ("mười", Tens(10)),
        ("mươi", TimesTen),
        ("chục", Unsure(10)),
    ],
};
