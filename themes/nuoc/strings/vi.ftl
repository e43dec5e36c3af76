# Chữ trên giao diện, tiếng Việt. Mỗi khóa phải có trong mọi ngôn ngữ của trang.

## Chung
skip-to-content = Chuyển đến nội dung chính
home = Trang chủ
main-menu = Mục chính
breadcrumbs = Đường dẫn
language-switch = Ngôn ngữ
side-by-side = Song ngữ
on-this-page = Trong trang này
about-this-page = Về bài này
read-more-in-section = Trong mục này
previous-next = Trang trước và trang sau
previous-page = Trang trước
next-page = Trang sau

back-to-top = Về đầu trang
comfort = Cỡ chữ
comfort-size = Cỡ chữ
comfort-size-0 = Chữ thường
comfort-size-1 = Chữ lớn
comfort-size-2 = Chữ rất lớn
comfort-contrast = Tăng độ tương phản
print = In trang
save = Lưu về máy
cite-page = Trích dẫn trang này
citation-read = đọc { $date }

## Ngày tháng, xuất xứ
reading-time = Đọc khoảng { $n } phút
published-on = Đăng ngày
updated-on = Cập nhật ngày
review-by = Xem lại trước ngày
owner = Phụ trách
change-note = Thay đổi gần nhất
state-of-draft = Bản nháp
state-of-scheduled = Chưa đến ngày đăng
state-of-expired = Đã hết hạn đăng
sources = Nguồn
source = Nguồn
source-copy = liên kết { $n }

## Ngôn ngữ
fallback-title = Không có bản { $language }
fallback-text = Trang này không có bản { $language }. Dưới đây là bản { $original }.
fallback-link = Đọc ở địa chỉ của bản { $original }
language-vi = tiếng Việt
language-en = tiếng Anh
link-in-language = (bằng { $language })

## Search
search = Tìm kiếm
search-examples = Ví dụ:
search-label = Tìm trong tất cả các trang
search-help = Có thể gõ có dấu hoặc không dấu. Đặt trong “ngoặc kép” để tìm đúng những từ đứng liền nhau.
search-without-script = Muốn tìm kiếm phải có JavaScript, mà trình duyệt này đang tắt. Dưới đây là danh sách tất cả các trang, xếp theo vần.
search-none = Không tìm thấy gì với “{"{q}"}”. Xin thử ít từ hơn hoặc từ khác, hoặc xem danh sách dưới đây.
search-some = Không trang nào có đủ các từ này. Có {"{n}"} trang chứa một phần.
search-one = Tìm thấy 1 trang.
search-many = Tìm thấy {"{n}"} trang.
search-failed = Không tải được dữ liệu tìm kiếm. Xin kiểm tra kết nối rồi thử lại.
search-more = Xem thêm kết quả
a-z = Tất cả các trang, xếp theo vần

## Văn bản
state-name = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
state-motto = Độc lập - Tự do - Hạnh phúc
document-facts = Thông tin về văn bản
document-number = Số hiệu
document-type = Loại văn bản
document-issued-by = Cơ quan ban hành
document-issued = Ngày ban hành
document-effective = Ngày có hiệu lực
document-signed-by = Người ký
document-field = Lĩnh vực
document-replaces = Thay thế
document-replaced-by = Được thay thế bằng
document-incomplete-title = Văn bản chưa đầy đủ
document-incomplete = Nguồn không có toàn bộ văn bản. Chỗ nào thiếu thì được ghi ngay tại chỗ đó.

## Hai ngôn ngữ, một chỗ
cite = Trích dẫn:
counterpart = Chỗ này trong bản tiếng Việt
edition-only = Chỉ có trong văn bản { $language }.
edition-original = bản gốc
edition-translation = bản dịch
permalink-clause = Liên kết tới { $clause }, kèm cách trích dẫn

## Tình trạng bản dịch
stale-block = Bản { $language } đã thay đổi sau khi phần này được dịch
freshness-current = Bản dịch này đầy đủ, được đối chiếu lần gần nhất với bản { $language } { $date }.
freshness-behind = { $n } đoạn của bản { $language } đã thay đổi sau khi được dịch; các đoạn ấy được đánh dấu bên dưới.
freshness-partial = { $n } đoạn của bản { $language } chưa được dịch.
freshness-unknown = Một số phần của bản dịch này chưa được đối chiếu với bản { $language }.
freshness-title = Về bản dịch này
freshness-prevails = Nội dung lấy theo bản { $language }.
freshness-compare = Đối chiếu hai bản

## Trang chủ
home-doors = Bắt đầu từ đây
home-promises = Năm đặc điểm của Cộng đồng Văn hóa - Xã hội
home-figures = Vài con số
home-about = Trang này là gì
home-news = Tin mới
home-all-news = Xem tất cả tin tức

## Danh sách
items-count = { $n } bài
pages-nav = Các trang của danh sách
page-n = Trang { $n }
pager-previous = Trang trước
pager-next = Trang sau
term-title = Chủ đề

## Bảng thuật ngữ, sơ đồ trang
glossary-sections = Các phần của bảng

## Thông báo
notice-info = Thông tin
notice-warning = Xin lưu ý
notice-important = Quan trọng
alert-note = Ghi chú
alert-tip = Mẹo
alert-important = Quan trọng
alert-warning = Xin lưu ý
alert-caution = Cẩn thận

## Thành phần trong bài
download = Tải về
chart-table = Bảng số liệu
chart-value = Giá trị
gallery = Hình ảnh
figure-credit = Nguồn ảnh: { $credit }
footnotes = Chú thích
footnote-back = Trở lại chỗ có chú thích { $n }
footnote-mark = Chú thích { $n }
task-done = Đã xong
task-open = Chưa xong
table-scroll = Bảng { $n }, cuộn ngang được
permalink = Liên kết đến mục “{ $title }”
feed-title = { $title }: bài mới
size-b = { $n } byte
size-kb = { $n } KB
size-mb = { $n } MB

## Cuối trang
footer-menu = Thông tin về trang
footer-languages = Đọc bằng
footer-feeds = Theo dõi bài mới
footer-statement = Trang này không phải là cổng thông tin điện tử của một cơ quan nhà nước. Nội dung được biên soạn từ các nguồn công khai; bản tiếng Việt là bản gốc.
footer-publisher = Biên soạn: { $name }
footer-build = Trang được dựng ngày { $date }

## Không tìm thấy, chuyển hướng
not-found-title = Không tìm thấy trang
not-found-text = Xin lỗi, không có trang nào ở địa chỉ này. Có thể trang đã đổi địa chỉ, hoặc đường dẫn bị gõ thiếu.
redirect-title = Trang đã đổi địa chỉ
redirect-text = Trang này nay ở địa chỉ khác:

# Trang hiện ra khi không có mạng · without a network
offline-title = Không có kết nối mạng
offline-text = Trang này chưa được lưu trên máy của quý vị. Những trang quý vị đã mở trước đây vẫn đọc được; khi có mạng trở lại, xin tải lại trang.
