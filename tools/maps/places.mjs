// What the maps name, in each language: [longitude, latitude], the name, and where it stands to its point.
// A name that would reach over a border is in small letters, or in two lines.

export const members = [
  { id: "104", at: [96.3, 22.3], vi: "Myanmar", en: "Myanmar" },
  { id: "764", at: [100.9, 15.6], vi: "Thái Lan", en: "Thailand" },
  { id: "418", at: [101.3, 19.27], vi: "Lào", en: "Lao\nPDR", small: true },
  { id: "116", at: [106.95, 12.3], vi: "Campuchia", en: "Cambodia", anchor: "end", small: true },
  { id: "704", at: [109.6, 14.0], vi: "Việt Nam", en: "Viet Nam", anchor: "start", own: true },
  { id: "608", at: [124.6, 15.2], vi: "Philippines", en: "Philippines", anchor: "start" },
  { id: "458", at: [113.4, 2.7], vi: "Malaysia", en: "Malaysia", anchor: "middle" },
  { id: "096", at: [114.6, 4.6], to: [118.7, 4.0], vi: "Brunei", en: "Brunei", anchor: "start" },
  { id: "702", at: [103.8, 1.35], to: [105.3, -0.9], vi: "Singapore", en: "Singapore", anchor: "middle" },
  { id: "360", at: [115.8, -2.4], vi: "Indonesia", en: "Indonesia", anchor: "middle" },
  { id: "626", at: [126.0, -8.8], to: [128.2, -10.4], vi: "Timor-Leste", en: "Timor-Leste", anchor: "start" },
];

export const sea = { at: [115.7, 11.9], vi: "Biển Đông", en: "East Sea" };

export const archipelagos = [
  { dots: [[111.6, 16.5], [112.3, 16.9], [112.7, 16.3], [111.8, 15.9]], at: [113.2, 16.9], vi: "QĐ.\nHoàng Sa", en: "Hoàng Sa\nIs." },
  { dots: [[114.4, 10.7], [113.9, 9.9], [115.2, 10.1], [113.4, 9.1], [114.6, 9.2]], at: [107.7, 6.9], vi: "QĐ.\nTrường Sa", en: "Trường Sa\nIs." },
];

export const province = { at: [106.36, 10.36], to: [100.9, 7.5], vi: "Tiền Giang", en: "Tiền Giang" };

/** The former province, from Cái Bè along the north bank of the Tiền River to the coast of Gò Công. */
export const band = [[105.86, 10.38], [106.12, 10.4], [106.36, 10.4], [106.58, 10.35], [106.74, 10.33]];

export const towns = [
  { at: [106.36, 10.355], vi: "Mỹ Tho", en: "Mỹ Tho", own: true, dx: 0, dy: 21, anchor: "middle" },
  { at: [106.7, 10.776], vi: "TP. Hồ Chí Minh", en: "Ho Chi Minh City", dx: 9, dy: -6, anchor: "start" },
  { at: [105.634, 10.46], vi: "Cao Lãnh", en: "Cao Lãnh", dx: -9, dy: 6, anchor: "end" },
  { at: [105.783, 10.033], vi: "Cần Thơ", en: "Cần Thơ", dx: -9, dy: 7, anchor: "end" },
  { at: [104.92, 11.56], vi: "Phnôm Pênh", en: "Phnom Penh", dx: 9, dy: 5, anchor: "start" },
];

export const area = { at: [106.18, 10.6], vi: "Tiền Giang", en: "Tiền Giang" };
export const delta = [
  { at: [105.35, 11.95], vi: "CAMPUCHIA", en: "CAMBODIA" },
  { at: [107.35, 11.75], vi: "VIỆT NAM", en: "VIET NAM" },
  { at: [107.6, 9.45], vi: "Biển Đông", en: "East Sea", sea: true },
];
