//! The words of the corpus: entry by entry Vietnamese and English.

/// A Vietnamese text and its English counterpart.
pub(crate) type Pair = (&'static str, &'static str);

/// The sections: folder, Vietnamese and English name.
pub(crate) const SECTIONS: &[(&str, &str, &str)] = &[
    ("tin-tuc", "Tin tức", "News"),
    ("ke-hoach", "Kế hoạch", "Plans"),
    ("van-ban", "Văn bản chỉ đạo", "Directives"),
    ("huong-dan", "Hướng dẫn", "Guides"),
    ("chuyen-doi-so", "Chuyển đổi số", "Digital transformation"),
    ("du-an", "Dự án đầu tư", "Investment projects"),
];

/// The terms of the taxonomy.
pub(crate) const TOPICS: &[Pair] = &[
    ("Cải cách hành chính", "Administrative reform"),
    ("Dịch vụ công", "Public services"),
    ("An toàn thông tin", "Information security"),
    ("Y tế cơ sở", "Primary health care"),
    ("Giáo dục", "Education"),
    ("Nông thôn mới", "New countryside"),
    ("Du lịch", "Tourism"),
    ("Giao thông", "Transport"),
    ("Thủy lợi", "Irrigation"),
    ("Lúa gạo", "Rice"),
    ("Nuôi trồng thủy sản", "Aquaculture"),
    ("Đất đai", "Land"),
    ("Môi trường", "Environment"),
    ("Biến đổi khí hậu", "Climate change"),
    ("Phòng chống thiên tai", "Disaster prevention"),
    ("Xâm nhập mặn", "Saltwater intrusion"),
    ("Ngân sách", "Budget"),
    ("Đầu tư công", "Public investment"),
    ("Doanh nghiệp", "Enterprises"),
    ("Khởi nghiệp", "Startups"),
    ("Khoa học công nghệ", "Science and technology"),
    ("Văn hóa", "Culture"),
    ("Lễ hội", "Festivals"),
    ("Thể thao", "Sport"),
    ("Dân tộc thiểu số", "Ethnic minorities"),
    ("Bình đẳng giới", "Gender equality"),
    ("Trẻ em", "Children"),
    ("Người cao tuổi", "Older people"),
    ("Bảo hiểm xã hội", "Social insurance"),
    ("Việc làm", "Employment"),
    ("Đào tạo nghề", "Vocational training"),
    ("Nhà ở xã hội", "Social housing"),
    ("Nước sạch", "Clean water"),
    ("Điện mặt trời", "Solar power"),
    ("Chợ truyền thống", "Traditional markets"),
    ("Logistics", "Logistics"),
    ("Bưu chính viễn thông", "Post and telecoms"),
    ("Báo chí", "Press"),
    ("Công khai minh bạch", "Transparency"),
    ("Tiếp công dân", "Citizen reception"),
];

/// Who acts.
pub(crate) const SUBJECTS: &[Pair] = &[
    ("Ủy ban nhân dân tỉnh", "The Provincial People's Committee"),
    ("Sở Thông tin và Truyền thông", "The Department of Information and Communications"),
    ("Văn phòng Ủy ban nhân dân tỉnh", "The Office of the People's Committee"),
    ("Phòng Văn hóa và Thông tin các huyện", "The district culture and information offices"),
    ("Trung tâm Phục vụ hành chính công", "The Public Administration Service Centre"),
    ("Ban Chỉ đạo chuyển đổi số", "The Digital Transformation Steering Committee"),
    ("Tổ công nghệ số cộng đồng", "The community digital technology team"),
    ("Đài Phát thanh và Truyền hình tỉnh", "The provincial radio and television station"),
    ("Sở Kế hoạch và Đầu tư", "The Department of Planning and Investment"),
    ("Sở Nông nghiệp và Phát triển nông thôn", "The Department of Agriculture and Rural Development"),
    ("Các xã, phường và thị trấn", "The communes, wards and townships"),
    ("Hội Liên hiệp Phụ nữ tỉnh", "The provincial Women's Union"),
    ("Đoàn Thanh niên", "The Youth Union"),
    ("Ngân hàng Chính sách xã hội", "The Bank for Social Policies"),
];

/// What they do.
pub(crate) const VERBS: &[Pair] = &[
    (
        "chủ trì, phối hợp với các đơn vị liên quan triển khai",
        "shall lead and coordinate with the units concerned to carry out",
    ),
    ("tiếp tục rà soát, cập nhật và công khai", "shall keep reviewing, updating and publishing"),
    ("có trách nhiệm tổng hợp và báo cáo", "is responsible for compiling and reporting"),
    ("xây dựng kế hoạch chi tiết để thực hiện", "draws up a detailed plan to implement"),
    ("đẩy mạnh tuyên truyền, phổ biến", "steps up communication about"),
    ("bảo đảm kinh phí và nhân lực cho", "secures funding and staff for"),
    ("tổ chức tập huấn, hướng dẫn về", "organises training and guidance on"),
    ("theo dõi, đôn đốc, kiểm tra việc thực hiện", "monitors, urges and inspects the execution of"),
    ("ứng dụng công nghệ thông tin trong", "applies information technology in"),
    ("lấy ý kiến rộng rãi của nhân dân về", "widely consults the people on"),
    ("đánh giá kết quả và rút kinh nghiệm từ", "evaluates the results and draws lessons from"),
    ("huy động các nguồn lực xã hội cho", "mobilises social resources for"),
];

/// With what.
pub(crate) const OBJECTS: &[Pair] = &[
    (
        "chương trình cải cách thủ tục hành chính giai đoạn 2026–2030",
        "the administrative procedure reform programme for 2026–2030",
    ),
    (
        "hệ thống thông tin giải quyết thủ tục hành chính",
        "the information system for handling administrative procedures",
    ),
    ("cổng dữ liệu mở và kho dữ liệu dùng chung", "the open data portal and the shared data warehouse"),
    ("các chỉ tiêu phát triển kinh tế – xã hội", "the socio-economic development targets"),
    ("đề án xây dựng xã nông thôn mới nâng cao", "the advanced new countryside commune scheme"),
    ("mạng lưới truyền thanh cơ sở thông minh", "the smart grassroots broadcasting network"),
    ("công tác phòng, chống hạn hán và xâm nhập mặn", "the work against drought and saltwater intrusion"),
    ("quy hoạch sử dụng đất và bảo vệ rừng ngập mặn", "land-use planning and mangrove protection"),
    ("chính sách hỗ trợ hộ nghèo, hộ cận nghèo", "the support policy for poor and near-poor households"),
    ("mô hình hợp tác xã kiểu mới gắn với chuỗi giá trị", "the new-style cooperative model tied to value chains"),
    ("kế hoạch tiêm chủng mở rộng và chăm sóc sức khỏe ban đầu", "the expanded immunisation and primary care plan"),
    ("dự án nâng cấp đường liên xã và cầu dân sinh", "the project to upgrade inter-commune roads and local bridges"),
    ("chương trình học tập suốt đời và kỹ năng số", "the lifelong learning and digital skills programme"),
    ("danh mục dịch vụ công trực tuyến toàn trình", "the list of end-to-end online public services"),
    ("bộ chỉ số đánh giá năng lực cạnh tranh cấp huyện", "the district competitiveness index"),
];

/// When, where and how.
pub(crate) const QUALIFIERS: &[Pair] = &[
    ("trước ngày 30 tháng 6 hằng năm", "before 30 June each year"),
    ("theo đúng quy định của pháp luật", "in accordance with the law"),
    ("trên địa bàn toàn tỉnh", "throughout the province"),
    ("với tinh thần lấy người dân làm trung tâm", "in a people-centred spirit"),
    (
        "nhằm nâng cao mức độ hài lòng của người dân và doanh nghiệp",
        "to raise the satisfaction of people and businesses",
    ),
    ("bảo đảm tiết kiệm, hiệu quả, tránh hình thức", "economically and effectively, avoiding formalism"),
    ("ở cả ba cấp tỉnh, huyện và xã", "at the three levels of province, district and commune"),
    ("trong quý III và quý IV", "in the third and fourth quarters"),
    ("phù hợp với điều kiện thực tế của từng địa phương", "as suits the conditions of each locality"),
    ("kịp thời, công khai và minh bạch", "promptly, openly and transparently"),
];

/// How a sentence follows another.
pub(crate) const LINKERS: &[Pair] = &[
    ("Bên cạnh đó, ", "In addition, "),
    ("Đồng thời, ", "At the same time, "),
    ("Căn cứ tình hình thực tế, ", "In view of the actual situation, "),
    ("Trên cơ sở đó, ", "On that basis, "),
    ("Đến nay, ", "To date, "),
];

/// Items of lists; `{n}` is a number.
pub(crate) const CLAUSES: &[Pair] = &[
    ("tỷ lệ hồ sơ trực tuyến đạt **{n}%** trở lên", "the share of online files reaches **{n}%** or more"),
    ("ít nhất {n} đơn vị hoàn thành *đúng hạn*", "at least {n} units finish *on time*"),
    ("kinh phí dự kiến là {n} tỷ đồng", "the planned cost is {n} billion dong"),
    ("mỗi thôn, ấp có tối thiểu {n} tuyên truyền viên", "every hamlet has at least {n} communicators"),
    ("thời hạn xử lý không quá {n} ngày làm việc", "handling takes at most {n} working days"),
    ("mã thủ tục `{n}.000.00.H{n}` được niêm yết", "procedure code `{n}.000.00.H{n}` is posted"),
];

/// Headings of the second level.
pub(crate) const HEADINGS: &[Pair] = &[
    ("Mục đích và yêu cầu", "Purpose and requirements"),
    ("Nội dung thực hiện", "Content of work"),
    ("Phân công trách nhiệm", "Division of responsibilities"),
    ("Kinh phí thực hiện", "Funding"),
    ("Tổ chức thực hiện", "Organisation"),
    ("Kết quả đạt được", "Results achieved"),
    ("Khó khăn, vướng mắc", "Difficulties and obstacles"),
    ("Kiến nghị, đề xuất", "Recommendations"),
];

/// Headings of the third level.
pub(crate) const SUBHEADINGS: &[Pair] = &[
    ("Mục tiêu cụ thể", "Specific targets"),
    ("Đối tượng áp dụng", "Who it applies to"),
    ("Lộ trình", "Schedule"),
    ("Chỉ tiêu chủ yếu", "Main indicators"),
    ("Giải pháp trọng tâm", "Key measures"),
    ("Chế độ thông tin, báo cáo", "Reporting arrangements"),
    ("Giám sát và đánh giá", "Monitoring and evaluation"),
    ("Hồ sơ, biểu mẫu", "Files and forms"),
];

/// Beginnings of titles.
pub(crate) const TITLES: &[Pair] = &[
    ("Kế hoạch triển khai", "Plan to implement"),
    ("Báo cáo kết quả", "Report on the results of"),
    ("Hướng dẫn thực hiện", "Guidance on"),
    ("Thông báo về", "Notice on"),
    ("Công bố", "Publication of"),
    ("Đề án phát triển", "Scheme for developing"),
    ("Tăng cường quản lý", "Stronger management of"),
    ("Sơ kết sáu tháng", "Six-month review of"),
];

/// Ends of titles.
pub(crate) const THEMES: &[Pair] = &[
    ("dịch vụ công trực tuyến", "online public services"),
    ("nông nghiệp công nghệ cao", "high-tech farming"),
    ("du lịch cộng đồng", "community tourism"),
    ("hạ tầng số", "digital infrastructure"),
    ("nước sạch nông thôn", "rural clean water"),
    ("y tế cơ sở", "primary health care"),
    ("giáo dục vùng sâu, vùng xa", "education in remote areas"),
    ("đầu tư công trung hạn", "medium-term public investment"),
    ("an toàn giao thông đường thủy", "waterway traffic safety"),
    ("kho lưu trữ điện tử", "electronic archives"),
    ("bảo tồn di sản văn hóa", "cultural heritage conservation"),
    ("phòng, chống thiên tai", "disaster prevention"),
];

/// Texts of links.
pub(crate) const LINKS: &[Pair] = &[
    ("xem văn bản liên quan", "see the related document"),
    ("kế hoạch năm trước", "last year's plan"),
    ("hướng dẫn chi tiết", "detailed guidance"),
    ("báo cáo tổng hợp", "summary report"),
    ("phụ lục kèm theo", "attached annex"),
];

/// Listings: language and text; `{n}` is a number, `{u}` a subject.
pub(crate) const LISTINGS: &[(&str, &str)] = &[
    (
        "json",
        "{\n  \"maHoSo\": \"H{n}.2026\",\n  \"donVi\": \"{u}\",\n  \"trangThai\": \"da-tiep-nhan\",\n  \"soNgay\": {n}\n}",
    ),
    (
        "python",
        "import csv\n\n# {u}\ndef tong_hop(ten_tep):\n    tong = 0\n    with open(ten_tep, encoding=\"utf-8\") as f:\n        for dong in csv.DictReader(f):\n            tong += int(dong[\"so_luong\"]) * {n}\n    return tong\n",
    ),
    (
        "bash",
        "#!/bin/sh\n# {u}\nset -eu\nfor tep in bao-cao-*.csv; do\n  wc -l \"$tep\" | awk '{ print $1 * {n} }'\ndone",
    ),
    (
        "xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<hoSo so=\"{n}\">\n  <donVi>{u}</donVi>\n  <ngay>2026-0{n}-11</ngay>\n</hoSo>",
    ),
];
