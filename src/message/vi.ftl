# Lời của chương trình bằng tiếng Việt.
#
# Cách viết, ý nghĩa các thuộc tính và tên các giá trị (args) giải thích ở đầu tệp en.ftl.
# Người đọc là cán bộ văn phòng: dùng từ thông thường, nói rõ sai ở đâu và cần làm gì.

## Files

# args: message
file-unreadable = không đọc được tệp: { $message }
    .help = kiểm tra xem tệp có ở đó không, có đang mở trong chương trình khác không, và tài khoản có quyền đọc không

# args:
file-not-utf8 = tệp không dùng bảng mã UTF-8
    .help = mở tệp bằng trình soạn thảo rồi lưu lại với bảng mã UTF-8; nếu là tệp cũ dùng TCVN3 hay VNI, lệnh `songngu convert TỆP` cho biết tệp dùng bảng mã nào và chuyển sang Unicode

# args: size, limit (both in megabytes)
file-too-large = tệp nặng { $size } MB; chương trình chỉ đọc tệp tối đa { $limit } MB
    .help = tách tệp thành nhiều trang hoặc rút ngắn nội dung

# args:
file-not-nfc = tệp gõ bằng Unicode tổ hợp (dấu rời khỏi chữ); chương trình đã đọc theo Unicode dựng sẵn
    .help = trang web không sai; để tìm kiếm trong tệp được chính xác, nên chuyển tệp sang Unicode dựng sẵn

# args: path (the folder that is read), target
symlink-outside = liên kết tượng trưng dẫn ra ngoài thư mục `{ $path }`, đến `{ $target }`
    .help = chép tệp vào đây thay cho liên kết

# args: name, found (the character or word that is refused)
file-name-windows = Windows không chấp nhận tên tệp `{ $name }` vì có `{ $found }`
    .help = đổi tên tệp: không dùng \ / : * ? " < > |, không kết thúc bằng dấu cách hay dấu chấm, không đặt tên CON, AUX, NUL

# args: name, other
file-name-case = tên `{ $name }` chỉ khác `{ $other }` ở chữ hoa, chữ thường hoặc ở cách mã hóa dấu
    .help = đổi tên một trong hai tệp: trên nhiều máy tính, hai tên này là một

# args: language (as found), expected (the declared tags, joined), near?
unknown-language-suffix = tên tệp kết thúc bằng `{ $language }`, nhưng trang web không có ngôn ngữ này
    .help = dùng một trong các ngôn ngữ của trang web ({ $expected }) hoặc khai báo ngôn ngữ này trong tệp cấu hình
    .near = có phải là `{ $near }` không?

# args: name, expected (a good name, such as about.vi.md)
missing-language-suffix = tên tệp `{ $name }` chưa cho biết tệp viết bằng ngôn ngữ nào
    .help = đổi tên tệp, chẳng hạn thành `{ $expected }`

# args: path (the output folder), other (the folder that is read)
output-inside-content = thư mục kết quả `{ $path }` và thư mục `{ $other }` nằm lồng nhau
    .help = chọn cho kết quả một thư mục riêng, không chứa gì khác

# args: path
output-foreign = thư mục kết quả `{ $path }` có những tệp không phải do chương trình này tạo ra
    .help = chưa có gì bị thay đổi; hãy chọn một thư mục trống, hoặc chuyển các tệp đó đi nơi khác

## Front matter, settings, data

# args: path
settings-missing = không có tệp cấu hình `{ $path }`
    .help = chạy chương trình trong thư mục của trang web, hoặc chỉ ra thư mục đó bằng `--root`

# args: message
toml-syntax = không đọc được phần viết theo TOML: { $message }
    .help = xem quanh chỗ này có thiếu dấu ngoặc kép, dấu ngoặc vuông hay dấu bằng không; chữ phải đặt trong dấu ngoặc kép thẳng

# args: message
yaml-syntax = không đọc được phần viết theo YAML: { $message }
    .help = thụt dòng bằng dấu cách, không dùng phím Tab; sau dấu hai chấm có dấu cách; chữ có dấu hai chấm thì đặt trong ngoặc kép

# args: message
data-syntax = không đọc được tệp dữ liệu: { $message }
    .help = mở tệp bằng chương trình đã tạo ra nó, sửa rồi lưu lại

# args:
front-matter-missing = tệp không có phần khai báo ở đầu
    .help = bắt đầu tệp bằng một dòng `+++`, một dòng như `title = "Liên hệ"`, rồi một dòng `+++` nữa

# args: found (the opening line, +++ or ---)
front-matter-unclosed = phần khai báo ở đầu tệp không có dòng kết thúc
    .label = mở ra ở đây
    .help = sau trường cuối cùng, thêm một dòng chỉ có `{ $found }`

# args: field, near?
unknown-field = không có trường nào tên là `{ $field }`
    .help = kiểm tra cách viết, hoặc bỏ trường này; trường riêng của giao diện thì đặt trong bảng `extra`
    .near = có phải là `{ $near }` không?

# args: field
missing-field = thiếu trường `{ $field }`
    .help = thêm trường `{ $field }` vào đây
    .help-empty = trường này có nhưng để trống; viết ít nhất một từ

# args: field, expected, found (both: string, integer, float, boolean, date, array or table)
wrong-type = giá trị của trường `{ $field }` phải là { type-expected }
    .label = đây là { type-found }
    .help = viết { type-expected } vào đây

# args: field, value, expected (the allowed values, joined; not needed with advice help-…), near?
invalid-value = trường `{ $field }` không nhận giá trị `{ $value }`
    .help = các giá trị được dùng: { $expected }
    .help-contact = viết một địa chỉ đầy đủ cả giao thức, chẳng hạn `mailto:office@example.org`
    .help-host = chỉ viết giao thức và tên miền, không kèm đường dẫn, chẳng hạn `https://example.org`
    .help-id = chỉ dùng chữ thường không dấu từ a đến z, chữ số, dấu gạch nối và dấu gạch chéo
    .help-language = viết mã ngôn ngữ, chẳng hạn `vi` hoặc `en`
    .help-menu = mỗi mục của trình đơn chỉ có `page` hoặc `url`
    .help-offset = viết độ lệch so với giờ UTC, chẳng hạn `+07:00`
    .help-original = trang web chỉ có một bản gốc, và đã chọn `{ $expected }`; bỏ dòng này
    .help-path = viết một địa chỉ trong trang web này, bắt đầu bằng `/`, chẳng hạn `/lien-he/`
    .help-slug = chỉ dùng chữ thường không dấu từ a đến z, chữ số và dấu gạch nối, chẳng hạn `duong-di`
    .near = có phải là `{ $near }` không?

# args: value
invalid-date = `{ $value }` không phải là một ngày
    .help = viết năm, tháng, ngày của một ngày có thật, chẳng hạn `2017-06-15`
    .help-partial = viết năm, tháng hoặc ngày, chẳng hạn `2017`, `2017-06` hoặc `2017-06-15`

# args: field, other (the original)
field-of-original = trường `{ $field }` thuộc về bản gốc, đặt ở đây không có tác dụng
    .help = bỏ trường này ở đây; muốn thay đổi thì sửa trong `{ $other }`

# args: message
lock-damaged = không đọc được danh sách các địa chỉ đã công bố: { $message }
    .help = lấy lại tệp từ bản sao lưu; nếu không, địa chỉ nào thay đổi sẽ không được chuyển hướng

## The site as a whole

# args: name (the id), other (the file that has it already), language
duplicate-id = mã `{ $name }` của bản { language-name } đã thuộc về `{ $other }`
    .label-first = tệp này đã có mã đó
    .help = đổi tên một trong hai tệp, hoặc đặt cho nó một `id` khác

# args: url, other (the file or thing that has it already)
duplicate-url = địa chỉ `{ $url }` đã thuộc về `{ $other }`
    .label-first = chỗ này đã dùng địa chỉ đó
    .help = đặt cho một trong hai một `slug` hoặc địa chỉ phụ khác
    .help-prefix = đặt cho một trong hai ngôn ngữ một `prefix` khác
    .help-case = đặt cho một trong hai một `slug` hoặc địa chỉ phụ khác; chữ hoa, chữ thường không làm hai địa chỉ khác nhau

# args: language (of the original), expected (the file that is missing)
missing-original = trang này chỉ có bản dịch; thiếu bản gốc { language-name }
    .help = viết bản gốc vào tệp `{ $expected }`

# args: language (of the translation), expected (the file that is missing)
missing-translation = trang này chưa có bản dịch { language-name }
    .help = viết bản dịch vào tệp `{ $expected }`; trong lúc chờ, người đọc bản { language-name } thấy bản gốc

# args: text (the beginning of the block)
unknown-numbering = số thứ tự của `{ $text }` không khớp với phần đứng trước, nên không thể dẫn tới như một điều, khoản, điểm
    .help = xem có thiếu số, lặp số hay sai thứ tự không; nếu đúng là như vậy thì đặt cho khối một điểm neo riêng, như `{"{"}#ii.3.c{"}"}`

# args: text (the beginning of it), language (that lacks it), other (that language's file), ignore
unpaired-block = `{ $text }` không có phần tương ứng bằng { language-name }
    .help = viết thêm phần này trong `{ $other }`; { if-meant }

# args: term (an id or a word)
duplicate-term = bảng thuật ngữ ghi `{ $term }` hai lần
    .label-first = đã ghi ở đây
    .help = đặt cho mỗi thuật ngữ một mã riêng, và mỗi cách gọi của bản gốc chỉ ghi ở một thuật ngữ

# args: expected (the file that is missing)
missing-section = thư mục này chưa có trang chuyên mục
    .help = tạo tệp `{ $expected }` với tiêu đề của chuyên mục
    .help-held = trang `{ $expected }` có nhưng đang được giữ lại chờ bản dịch; làm cho bản dịch theo kịp, hoặc khai báo `parity = "notice"` cho trang đó

# args: term, name (of the taxonomy), near?
unknown-term = tệp cấu hình chưa khai báo `{ $term }` trong `{ $name }`
    .help = sửa lại ở đây, hoặc khai báo trong tệp cấu hình
    .near = có phải là `{ $near }` không?

# args: name (the source’s id), path (the register), near?
unknown-source = không có nguồn `{ $name }` trong `{ $path }`
    .help = sửa lại mã của nguồn ở đây, hoặc thêm `[{ $name }]` vào `{ $path }`
    .help-register = ghi các nguồn vào `{ $path }` và thêm `sources = "sources.toml"` vào tệp cấu hình
    .near = có phải là `{ $near }` không?

# args: url
address-gone = địa chỉ `{ $url }` đã công bố nay không còn dẫn đến trang nào
    .help = thêm địa chỉ này vào `aliases` của trang thay thế

# args: value (the date, YYYY-MM-DD)
review-due = đã quá hạn rà soát trang này (`{ $value }`)
    .help = kiểm tra xem nội dung còn đúng không, rồi đặt `review_by` sang ngày khác

## Translations

# args: text (the beginning of the translation), language (the original's), path (the page's id), name (the block's id)
stale-translation = bản { language-name } đã được sửa sau khi `{ $text }` được dịch
    .label-original = chỗ này đã sửa
    .help = sửa bản dịch cho khớp, rồi ghi nhận: `songngu translation accept { $path } --block { $name }`

# args: text (the beginning of the translation), language (the original's), path (the page's id), name (the block's id)
stale-minor = bản { language-name } của `{ $text }` chỉ sửa dấu câu, chữ hoa hoặc khoảng trắng
    .label-original = chỗ này đã sửa
    .help = người đọc không được báo; xem bản dịch có cần sửa theo không, rồi ghi nhận: `songngu translation accept { $path } --block { $name }`

# args: text (the beginning of the translation), language (the original's), path (the page's id), name (the block's id)
translation-check = từ lần đối chiếu trước, `{ $text }` và bản { language-name } của phần này đều đã sửa
    .label-original = chỗ này cũng đã sửa
    .help = so hai bản với nhau, rồi ghi nhận: `songngu translation accept { $path } --block { $name }`

# args: text (the beginning of the translation), language (the original's), path (the page's id), name (the block's id)
translation-changed = bản dịch `{ $text }` đã sửa từ lần đối chiếu trước; bản { language-name } thì không
    .label-original = chỗ này vẫn như cũ
    .help = nếu bản dịch đúng, hãy ghi nhận: `songngu translation accept { $path } --block { $name }`

# args: count, language (the original's)
translation-unchecked = { $count } phần của bản dịch này chưa từng được đối chiếu với bản { language-name }
    .help = xem là những phần nào bằng `songngu translation status`; so hai bản với nhau, rồi ghi nhận bằng `songngu translation accept`

# args: language (of the translation), state (absent, unchecked or behind), stale, missing, unknown, name (the page’s id)
page-held = trang này chưa được đăng: { $state ->
        [absent] chưa có bản dịch { language-name }
        [unchecked] bản dịch { language-name } chưa từng được đối chiếu
       *[behind] bản dịch { language-name } chưa theo kịp bản gốc (đã cũ: { $stale }, còn thiếu: { $missing }, chưa đối chiếu: { $unknown })
    }
    .help = xem còn thiếu gì bằng `songngu translation status { $name }`, sửa cho khớp rồi ghi nhận bằng `songngu translation accept { $name }`
    .help-absent = viết bản dịch rồi ghi nhận bằng `songngu translation init { $name }`, hoặc khai báo `parity = "notice"` cho trang
    .help-unchecked = so hai bản với nhau rồi ghi nhận bằng `songngu translation init { $name }`, hoặc khai báo `parity = "notice"` cho trang

# args: state, name
# state is one of: syntax (with name, the parser’s words), conflict, field, value, missing, twice (with name)
sync-damaged = { $state ->
        [conflict] bản ghi đối chiếu này có hai phiên bản của hai người chưa được ghép xong
        [field] bản ghi đối chiếu này không có trường `{ $name }`
        [value] `{ $name }` trong bản ghi đối chiếu này không đúng dạng chương trình ghi
        [missing] bản ghi đối chiếu này thiếu trường `{ $name }`
        [twice] phần `{ $name }` có mặt hai lần trong bản ghi đối chiếu này
       *[syntax] không đọc được bản ghi đối chiếu ở chỗ này: { $name }
    }
    .help = lấy lại tệp từ bản sao lưu; những phần còn lại vẫn có giá trị, phần bị mất thì đối chiếu lại và ghi nhận bằng `songngu translation accept`
    .help-conflict = giữ các phần của cả hai bên và xóa những dòng bắt đầu bằng `<<<<<<<`, `=======` và `>>>>>>>`

# args: value (the file's version), expected (the version that is understood)
sync-newer = bản ghi đối chiếu này thuộc phiên bản { $value }; chương trình này chỉ biết phiên bản { $expected }
    .help = dùng bản `songngu` mới hơn; trong lúc chờ, những gì hiểu được vẫn có giá trị và tệp không bị ghi lại

# args: expected (the original that is missing)
sync-orphan = bản ghi đối chiếu này không thuộc về trang nào
    .help = đặt lại tên tệp theo trang của nó, hoặc xóa tệp; trang ấy phải là `{ $expected }`

## Two texts of one page

# args: original, found (in the translation), ignore
parity-reference = số hiệu văn bản không khớp: bản gốc ghi `{ $original }`, bản dịch ghi `{ $found }`
    .label-original = bản gốc
    .help = sửa bên ghi sai; { if-meant }

# args: original, found (in the translation), ignore
parity-date = ngày tháng không khớp: bản gốc ghi `{ $original }`, bản dịch ghi `{ $found }`
    .label-original = bản gốc
    .help = sửa bên ghi sai (viết bằng chữ số thì ngày đứng trước tháng); { if-meant }

# args: original, found (in the translation), ignore
parity-amount = số tiền hoặc số lượng không khớp: bản gốc ghi `{ $original }`, bản dịch ghi `{ $found }`
    .label-original = bản gốc
    .help = sửa bên ghi sai, lưu ý cả các từ nghìn, triệu, tỷ; { if-meant }

# args: original, found (in the translation), ignore
parity-percent = tỷ lệ phần trăm không khớp: bản gốc ghi `{ $original }`, bản dịch ghi `{ $found }`
    .label-original = bản gốc
    .help = sửa bên ghi sai; { if-meant }

# args: original, found (in the translation), ignore
parity-number = con số không khớp: bản gốc ghi `{ $original }`, bản dịch ghi `{ $found }`
    .label-original = bản gốc
    .help = sửa bên ghi sai; { if-meant }

# args: original, found (in the translation), language (of the translation), ignore
parity-unclear = con số có thể đọc thành hai số khác nhau: bản gốc ghi `{ $original }`, bản dịch ghi `{ $found }`
    .label-original = bản gốc
    .help = viết dấu phân cách hàng nghìn và dấu thập phân theo cách của từng ngôn ngữ, ở bản { language-name } cũng như ở bản gốc; { if-meant }

# args: original, found (the number of items in the translation), ignore
parity-items = danh sách có { $original } mục ở bản gốc nhưng có { $found } mục ở bản dịch
    .label-original = bản gốc
    .help = bổ sung mục còn thiếu; { if-meant }

# args: original, found (where the links lead), ignore
parity-links = liên kết không khớp: `{ $original }` ở bản gốc, `{ $found }` ở bản dịch
    .label-original = bản gốc
    .help = để hai bản cùng dẫn tới một trang; { if-meant }

# args: original, found (the number of pictures in the translation), ignore
parity-images = bản gốc có { $original } hình, bản dịch có { $found } hình
    .label-original = bản gốc
    .help = dùng cùng những hình ấy ở cả hai bản; { if-meant }

# args: original, found (the number of passages in the translation), ignore
parity-emphasis = số chỗ nhấn mạnh không khớp: bản gốc { $original }, bản dịch { $found }
    .label-original = bản gốc
    .help = nhấn mạnh cùng những từ ngữ ấy ở cả hai bản; { if-meant }

# args: text (the beginning of it), language (of the original), ignore
untranslated-text = `{ $text }` vẫn để nguyên { language-name }
    .label-original = bản gốc
    .help = dịch đoạn này; phần muốn giữ nguyên thì đặt trong ngoặc kép hoặc ngoặc đơn; { if-meant }

# args: term (the words of the original), expected (the words of the glossary), ignore
term-missing = bản dịch không dùng cách gọi nào của bảng thuật ngữ cho `{ $term }`
    .label-original = thuật ngữ
    .help = viết { $expected }, hoặc bổ sung cách gọi ở đây vào bảng thuật ngữ; { if-meant }

# args: term (the words of the original), found (in the translation), expected (the words of the glossary), ignore
term-forbidden = bảng thuật ngữ không cho dùng `{ $found }` để dịch `{ $term }`
    .label-original = thuật ngữ
    .help = viết { $expected }; { if-meant }

## Exchange with translators

# args:
exchange-damaged = không đọc được tệp từ chỗ này trở đi
    .help = xin người dịch gửi lại tệp đúng như đã lưu, hoặc xuất lại tệp; chưa có gì bị sửa
    .help-empty = đây không phải tệp do `songngu translation export` tạo ra; chưa có gì bị sửa

# args: name
exchange-outdated = bản gốc của `{ $name }` đã sửa sau khi gửi tệp đi
    .help = xuất lại trang và nhờ dịch lại phần này; phần này không được nhận

# args: name
exchange-conflict = bản dịch của `{ $name }` ở đây đã sửa sau khi gửi tệp đi
    .help = so hai bản dịch rồi sửa bằng tay; nội dung đang có được giữ nguyên

# args: name
exchange-placeholder = `{ $name }` thiếu dấu thay thế, có dấu hai lần, hoặc có chữ sẽ bị hiểu thành dấu định dạng
    .help = đặt lại đủ các dấu thay thế, mỗi dấu một lần, lồng nhau như ở bản gốc; phần này không được nhận

# args: name
exchange-unknown = trang web không có `{ $name }`
    .help = tệp có phải của trang web khác, hay phần này có hai lần trong tệp? phần này không được nhận

# args: name
exchange-unplaced = bản dịch chưa có khối nào cho `{ $name }`
    .help = hãy viết khối ấy vào bản dịch bằng tay; phần này không được nhận

# args: name (the page's id), count, first (the id of the first that is missing)
exchange-incomplete = `{ $name }` chưa có bản dịch, mà tệp còn thiếu { $count } phần, như `{ $first }`
    .help = trang chỉ được tạo khi đã dịch đủ; chưa ghi gì cho trang này

## Markdown

# args: target, near?
broken-link = không có trang `{ $target }`
    .help = viết đường dẫn từ tệp này đến tệp của trang kia, không kèm ngôn ngữ, chẳng hạn `../plan/goals.md`
    .help-menu = viết đường dẫn tệp của trang trong `content`, bỏ ngôn ngữ và đuôi tệp, chẳng hạn `plan/goals`
    .near = có phải là `{ $near }` không?

# args: anchor, path (the page linked to), near?
broken-anchor = không có điểm neo `{ $anchor }` trong `{ $path }`
    .help = đặt mã `{"{"}#{ $anchor }{"}"}` cho đề mục cần dẫn đến, hoặc chỉ dẫn đến trang, bỏ điểm neo
    .near = có phải là `{ $near }` không?

# args: path (the page linked to), state (draft, scheduled, expired or held)
link-unpublished = liên kết dẫn đến `{ $path }`, { $state ->
        [scheduled] trang này chưa đến ngày đăng
        [expired] trang này đã hết hạn đăng
        [held] trang này được giữ lại cho đến khi bản dịch theo kịp
       *[draft] trang này còn là bản nháp
    }
    .help = bỏ liên kết, hoặc đăng cả trang đó

# args: target, near?
missing-file = không có tệp `{ $target }`
    .help = đặt tệp vào cạnh trang này, hoặc sửa lại tên; phải viết đúng chữ hoa, chữ thường
    .help-settings = đặt tệp vào chỗ đó, hoặc sửa lại tên trong tệp cấu hình
    .help-theme = ghi tên một bảng kiểu của giao diện theo đường dẫn dưới `assets/`
    .near = có phải là `{ $near }` không?

# args: state, width, height, size, limit
# state is one of: pixels (width, height in pixels, size and limit in millions of pixels); bytes (size, limit in megabytes)
picture-too-large = { $state ->
        [bytes] hình nặng { $size } MB; chương trình chỉ đọc hình tối đa { $limit } MB
       *[pixels] hình có { $width } × { $height } điểm ảnh, khoảng { $size } triệu; chương trình chỉ đọc hình tối đa { $limit } triệu điểm ảnh
    }
    .help = thu nhỏ hình; trang chỉ hiện hình rộng tối đa 1.600 điểm ảnh

# args: state, message
# state is one of: other, cut; said (message)
picture-damaged = { $state ->
        [other] tệp này không phải là hình
        [cut] tệp hình bị cụt, thiếu phần cuối
       *[said] không đọc được hình: { $message }
    }
    .help = mở hình bằng phần mềm khác rồi lưu lại, hoặc chép lại từ nơi gốc

# args: name
picture-format = chương trình không đọc hình dạng { $name }
    .help = lưu hình thành JPEG, PNG hoặc WebP

# args: found
picture-unsafe = hình vẽ có phần có thể chạy lệnh hoặc tải dữ liệu: { $found }
    .help = xuất lại thành SVG thuần, không có mã lệnh, không dẫn đến tệp, phông chữ hay bảng kiểu khác

# args: name, expected
picture-ending = hình này là { $name } nhưng phần đuôi của tên tệp ghi khác
    .help = đổi phần đuôi của tên tệp thành `{ $expected }`

# args: name
picture-moving = hình { $name } này là hình động; trang chỉ hiện khung hình đầu tiên
    .help = người đọc không dừng được hình động; hãy đưa từng bước thành từng hình riêng

# args: target
link-outside = liên kết `{ $target }` dẫn ra ngoài thư mục nội dung
    .help = đặt tệp vào trong thư mục nội dung rồi dẫn liên kết đến đó

# args: name (how the address begins), expected (the allowed ones, joined)
link-scheme = không được dùng liên kết bắt đầu bằng `{ $name }`
    .help = chỉ được dùng: { $expected }

# args: name
undefined-reference = chưa có chỗ nào cho biết `[{ $name }]` dẫn đến đâu
    .help = thêm một dòng `[{ $name }]: địa chỉ`; nếu không định đặt liên kết thì viết `\[{ $name }\]`

# args: name
undefined-footnote = không có chú thích `{ $name }`
    .help = thêm một dòng `[^{ $name }]: nội dung chú thích`

# args: name, state (unused or twice)
unused-footnote = { $state ->
        [twice] chú thích `{ $name }` được viết hai lần
       *[unused] trong bài không có chỗ nào dẫn đến chú thích `{ $name }`
    }
    .label-first = viết lần đầu ở đây
    .help = đặt `[^{ $name }]` vào chỗ cần chú thích, hoặc bỏ chú thích này
    .help-twice = đặt tên khác cho một trong hai chú thích

# args: anchor
duplicate-anchor = điểm neo `{ $anchor }` xuất hiện hai lần trong trang này
    .label-first = dùng lần đầu ở đây
    .help = đặt cho một trong hai chỗ một mã khác, chẳng hạn `{"{"}#{ $anchor }-2{"}"}`

# args: found, expected (marks of headings, such as ####)
heading-level = đề mục bắt đầu bằng `{ $found }`, lẽ ra phải là `{ $expected }`
    .help = bắt đầu đề mục bằng `##` và đi xuống từng cấp một; `#` dành cho tiêu đề của trang

# args: target
image-alt-missing = hình `{ $target }` không có lời mô tả thay thế
    .help = nói hình cho thấy gì, dành cho người không nhìn được hình: `![hình cho thấy gì]({ $target })`
    .help-argument = nói hình cho thấy gì, dành cho người không nhìn được hình: `alt = "hình cho thấy gì"`
    .help-field = nói hình cho thấy gì, dành cho người không nhìn được hình, trong trường `image_alt`

# args: target
empty-link = liên kết đến `{ $target }` không có chữ
    .help = viết vào giữa hai dấu ngoặc vuông những chữ cho biết liên kết dẫn đến đâu

# args: found
phrase-mark = `{ $found }` không đánh dấu được những chữ đứng trước nó
    .help = viết `[chữ]{"{"}lang=en{"}"}`: giữa hai dấu ngoặc vuông chỉ có chữ, nằm trên một dòng, và ngay sau đó là mã ngôn ngữ, chẳng hạn vi, en, fr hoặc la

# args: found, state (refused or cleaned)
raw-html = { $state ->
        [cleaned] đã bỏ những phần không an toàn khỏi đoạn HTML `{ $found }`
       *[refused] trang web này không cho phép viết HTML `{ $found }`
    }
    .help = viết lại bằng Markdown hoặc bằng một thành phần có sẵn

# args: component, expected (the components there are, joined), near?
unknown-component = trang web này không có thành phần nào tên là `{ $component }`
    .help = các thành phần có sẵn: { $expected }
    .near = có phải là `{ $near }` không?

# args: component, state, name (the argument), expected, value, message, near?
component-arguments = { $state ->
        [unknown] thành phần `{ $component }` không có tham số `{ $name }`
        [missing] thành phần `{ $component }` thiếu tham số `{ $name }`
        [type] tham số `{ $name }` của `{ $component }` phải là { type-expected }
        [value] tham số `{ $name }` của `{ $component }` không nhận giá trị `{ $value }`
        [count] tham số `{ $name }` của `{ $component }` phải có { $expected } mục, không phải { $value }
        [brace] dòng mở đầu thành phần `{ $component }` không kết thúc bằng dấu ngoặc nhọn
        [place] thành phần `{ $component }` nhận tham số ở các dòng bên trong, không phải ở dòng mở đầu
        [unclosed] thành phần `{ $component }` không có dòng kết thúc
       *[syntax] không đọc được các tham số của `{ $component }`: { $message }
    }
    .help = sửa lại khối `{ $component }`; sách hướng dẫn có ví dụ cho từng thành phần
    .help-brace = thêm dấu ngoặc nhọn đóng vào cuối dòng, ngay sau tham số cuối cùng
    .help-count = cho mỗi hàng số ô bằng số cột; ô trống viết là `""`
    .help-names = các tham số có sẵn: { $expected }
    .help-place = chuyển các tham số xuống những dòng bên dưới, mỗi dòng một `tên = "giá trị"`
    .help-unclosed = thêm một dòng gồm các dấu huyền ngược như ở dòng mở đầu
    .help-values = các giá trị được dùng: { $expected }
    .near = có phải là `{ $near }` không?

# args: state, target, name, expected?, near?, value, row, count, kind, least, most, series
# state is one of: format, empty (target); column (name, expected, near?); number, part (value, row, name); none (row, name); count (kind, count, least, most, series)
chart-data = { $state ->
        [format] `{ $target }` không phải là bảng số liệu vẽ được
        [empty] `{ $target }` không có dòng nào vẽ được
        [column] tệp số liệu không có cột `{ $name }`
        [number] dòng { $row }: `{ $value }` ở cột `{ $name }` không phải là số
        [part] dòng { $row }: `{ $value }` ở cột `{ $name }` không thể là một phần của hình tròn
        [none] dòng { $row } bỏ trống cột `{ $name }`; biểu đồ tròn không nhận ô trống
       *[count] tệp số liệu có { $count } dòng; { $kind ->
            [pie] biểu đồ tròn chỉ nhận { $least } đến { $most } phần và một dãy số
            [line] biểu đồ đường chỉ nhận { $least } đến { $most } điểm và tối đa { $series } dãy số
           *[bar] biểu đồ thanh chỉ nhận { $least } đến { $most } dòng và tối đa { $series } dãy số
        }
    }
    .help = sửa lại tệp số liệu
    .help-columns = tệp có các cột: { $expected }
    .help-count = chọn dòng, cột khác hoặc loại biểu đồ khác
    .help-empty = viết một dòng tên cột rồi đến các dòng số liệu (CSV), hoặc một danh sách bảng như `[[row]]` (TOML)
    .help-format = lưu bảng thành CSV, mã UTF-8, rồi ghi tên tệp đó
    .help-number = chỉ viết chữ số, dấu chấm trước phần lẻ, không có gì giữa các hàng nghìn: `1234.5`
    .near = có phải là `{ $near }` không?

# args: language (as written), near?
unknown-code-language = chương trình không biết tô màu cho ngôn ngữ `{ $language }`
    .help = sửa lại tên, hoặc viết `text` nếu không cần tô màu
    .near = có phải là `{ $near }` không?

# args: limit
nesting-too-deep = danh sách, đoạn trích hoặc thành phần lồng nhau quá { $limit } cấp
    .help = đưa các phần bên trong ra thành đoạn văn hoặc mục riêng

## Theme, templates, strings

# args: name, path (where it was looked for), near?
theme-missing = không có giao diện `{ $name }` trong `{ $path }`
    .help = đặt thư mục của giao diện vào đó, hoặc sửa trường `theme` trong tệp cấu hình
    .near = có phải là `{ $near }` không?

# args: message
template-syntax = không đọc được mẫu trang: { $message }
    .help = bỏ lần sửa cuối cùng trong mẫu trang, hoặc báo cho người làm giao diện

# args: name, near?
template-missing = không có mẫu trang `{ $name }`
    .help = sửa lại tên, hoặc thêm tệp vào thư mục `templates` của giao diện
    .near = có phải là `{ $near }` không?

# args: path (the page that is made), message, count (of further pages on which the same happens)
template-render = mẫu trang gặp lỗi khi tạo `{ $path }`{ $count ->
        [0] {""}
       *[other] {" "}và { $count } trang khác
    }: { $message }
    .help = nếu các trang khác không bị lỗi này, tìm xem `{ $path }` có gì khác
    .help-many = bỏ lần sửa cuối cùng trong mẫu trang, hoặc báo cho người làm giao diện

# args: message
catalogue-syntax = không đọc được mục câu chữ: { $message }
    .help = viết mỗi mục `tên = câu chữ` trên một dòng riêng; dòng nào viết tiếp mục trước thì thụt vào

# args: name, language, path (the catalogue), near?
string-missing = thiếu câu chữ `{ $name }` bằng { language-name }
    .help = thêm một dòng `{ $name } = …` vào `{ $path }`
    .near = có phải là `{ $near }` không?

## Parts of sentences, used above

# args: language
language-name = { $language ->
        [en] tiếng Anh
        [vi] tiếng Việt
       *[other] ngôn ngữ `{ $language }`
    }

# args: expected
type-expected = { $expected ->
        [string] chữ đặt trong ngoặc kép
        [integer] số nguyên
        [float] số
        [boolean] `true` hoặc `false`
        [date] ngày theo dạng 2017-06-15
        [array] danh sách trong ngoặc vuông
        [table] bảng gồm các trường
       *[other] { $expected }
    }

# args: found
type-found = { $found ->
        [string] chữ
        [integer] số nguyên
        [float] số
        [boolean] `true` hoặc `false`
        [date] ngày
        [array] danh sách
        [table] bảng
        [nothing] chỗ trống
       *[other] { $found }
    }

# args: ignore (the code, with the block’s id)
if-meant = nếu cố ý để khác nhau, ghi `parity_ignore = ["{ $ignore }"]` vào phần khai báo ở đầu tệp

## Words around the messages

level-error = lỗi
level-warning = cảnh báo
level-note = lưu ý
level-help = gợi ý

# args: count
count-error = { $count } lỗi

# args: count
count-warning = { $count } cảnh báo

# args: count
count-note = { $count } lưu ý

# args: counts (the above, joined), count (of files)
summary = { $counts }{ $count ->
        [0] {""}
       *[other] {" "}trong { $count } tệp
    }

summary-none = không có vấn đề nào

## Lời của dòng lệnh

# args: language, own (pages with a text of their own), fallback (pages that show the original)
report-language = { $own } { language-name }{ $fallback ->
        [0] {""}
       *[other] {" "}(thêm { $fallback } trang dùng bản gốc)
    }

# args: sets, languages (the above, joined), files, size (MB), time (ms), path, written, same, removed
report-build = Đã dựng { $sets } trang: { $languages }. { $files } tệp, { $size } MB, trong { $time } ms.
    Ghi mới { $written }, giữ nguyên { $same }, xóa { $removed } tệp trong { $path }
    Để xem: songngu serve

# args: sets, languages (as above)
report-check = Đã kiểm tra { $sets } trang: { $languages }. Không ghi gì.

# args: path, files, size (MB)
bundle-written = Đã đóng gói trang vào { $path }: { $files } tệp, { $size } MB.
    Để đọc: giải nén rồi mở index.html.

bundle-stopped = Chưa đóng gói gì; gói đã có từ trước vẫn giữ nguyên.
report-stopped = Không ghi gì; trang web trong thư mục kết quả vẫn như cũ.

# args: operation (read, write, create, rename or remove), path, message
failure-disk = không { $operation ->
        [read] đọc
        [write] ghi
        [create] tạo
        [rename] đổi tên
       *[remove] xóa
    } được { $path }: { $message }

# args: path
failure-busy = một lần dựng khác đang ghi { $path }; xin chờ cho xong

# args: value
misuse-date = `{ $value }` không phải là ngày; xin viết như 2026-11-23

# args: value
misuse-lang = chương trình không nói tiếng `{ $value }`; chương trình nói vi và en

# args: path
misuse-root = không có thư mục { $path }

# args: value
misuse-url = `{ $value }` không phải là địa chỉ trang web; xin viết như https://example.org

# args: url
serve-ready = Xem trang tại { $url } (nhấn Ctrl-C để dừng)

# args: port, message
serve-failed = không có cổng trống từ { $port } trở đi: { $message }

# args: n, time
serve-renewed = Đã dựng trong { $time } ms: { $n } trang

# args: url
serve-open-failed = không mở được trình duyệt; hãy tự mở { $url }

# args: message
serve-unwatched = không theo dõi được thay đổi: { $message }; hãy chạy lại với --poll

## Commands for translators

# args: name
review-title = { $name }: nội dung hai thứ tiếng

# args: date
review-text = Lập { $date }. Chữ đậm là chỗ có dấu định dạng như chữ đậm, liên kết. Xin ghi chỗ cần sửa cạnh số của từng phần.

# args: n, path
exchange-exported = Đã ghi { $n } trang vào `{ $path }`

# args: n, pages, same, refused
exchange-imported = Đã nhận { $n } phần vào { $pages } trang; giữ nguyên { $same }, không nhận { $refused }.

# args: path, n
exchange-planned = { $path }: { $n }

# args: value
misuse-page = không có trang, tệp hay thư mục `{ $value }`

# args: value, expected
misuse-language = không dịch sang `{ $value }` được; hãy chọn một trong { $expected } bằng --to

# args: value
misuse-form = tên tệp `{ $value }` không kết thúc bằng .xlf, .xliff hay .po

# args: path
exchange-unsafe = chưa ghi `{ $path }`: tệp trộn nhiều kiểu xuống dòng, hoặc chữ chưa ở dạng thông dụng (NFC); hãy mở bằng trình soạn thảo và lưu lại dạng UTF-8

# args:
misuse-format = xliff, po, tmx và html chỉ dùng cho `songngu translation export`

# args: state
translation-state = { $state ->
        [fresh] khớp bản gốc
        [stale] đã cũ: bản gốc đã sửa
        [changed] bản dịch đã sửa
        [check] cả hai bản đều đã sửa
        [missing] chưa dịch
        [extra] chỉ có trong bản dịch
       *[unknown] chưa đối chiếu
    }

# args: kind, fresh, all
status-page = { $kind ->
        [absent] chưa có bản dịch
        [unrecorded] có bản dịch nhưng chưa ghi nhận đối chiếu; so hai bản rồi chạy `songngu translation init`
       *[recorded] { $fresh } trên { $all } phần khớp bản gốc
    }

# args: all, open
status-summary = { $all } bản dịch, { $open } bản còn việc phải làm

# args: n, pages
accept-done = Đã ghi nhận đối chiếu { $n } phần của { $pages } trang.

# args: value, page
accept-unknown = `{ $page }` không có khối `{ $value }`

# args: value, name, page
accept-unknown-near = `{ $page }` không có khối `{ $value }`; có phải là `{ $name }` không?

# args: page
accept-newer = bản ghi đối chiếu của `{ $page }` do songngu mới hơn ghi, nên được giữ nguyên

# args: page
accept-damaged = bản ghi đối chiếu của `{ $page }` bị hỏng; phần đọc được vẫn giữ, phần còn lại phải đối chiếu lại

# args: value
misuse-blocks = `{ $value }` gồm nhiều trang; dùng --block thì nêu một trang

# args: path
report-written = Đã ghi `{ $path }`

# args: name
progress-title = { $name }: tình trạng bản dịch

# args: date
progress-date = Lập { $date }.

# args:
progress-coverage = Mức độ cập nhật

# args:
progress-section = Chuyên mục

# args:
progress-language = Ngôn ngữ

# args:
progress-current = Khớp bản gốc

# args:
progress-unrecorded = Trang chưa ghi nhận

# args: fresh, all, percent
progress-share = { $fresh } trên { $all } phần, { $percent } %

# args:
progress-blocks = Những chỗ cần xem lại

# args:
progress-nothing = Không có.

# args:
progress-due = Việc đến hạn

# args: language
progress-absent = chưa dịch ({ $language })

# args: language
progress-never = đã dịch nhưng chưa ghi nhận đối chiếu ({ $language })

# args: date
progress-review = đã đến hạn rà soát từ { $date }

# args: word, near? (words that were probably meant)
misspelt = `{ $word }` không đúng chính tả
    .help = sửa lại cho đúng; nếu viết vậy là đúng, hãy thêm từ này vào `accept` trong bảng `[spelling]` của site.toml
    .near = có lẽ là { $near }; nếu viết vậy là đúng, hãy thêm từ này vào `accept` trong bảng `[spelling]` của site.toml

# args: word, near? (words that were probably meant)
doubtful-word = không chỗ nào khác trên trang có `{ $word }` đứng giữa hai từ này
    .help = đọc lại câu này; nếu viết vậy là đúng thì không phải sửa, hoặc thêm từ này vào `accept` trong bảng `[spelling]` của site.toml
    .near = ở chỗ khác, đứng giữa hai từ này là { $near }; nếu viết vậy là đúng thì không phải sửa, hoặc thêm từ này vào `accept` trong bảng `[spelling]` của site.toml

# args: word, expected
tone-placement = dấu thanh của `{ $word }` không đặt theo lối của trang này
    .help = viết `{ $expected }`, hoặc đổi `tone_placement` trong bảng `[spelling]` của site.toml

# args: count, words
unknown-words = những từ lạ, không có trong ngôn ngữ của bài và trang cũng chưa biết ({ $count }): { $words }
    .help = xem lại các từ này; từ nào đúng thì thêm vào `accept` trong bảng `[spelling]` của site.toml, hoặc vào bảng thuật ngữ

# args: text (the character as U+ and its number), expected (not needed with the advice help-…)
stray-character = có ký tự lạ: { $text }
    .help = gõ `{ $expected }` thay vào; ký tự này chỉ trông giống thế, nên người tìm kiếm sẽ không thấy từ này
    .help-invisible = xóa đi; mắt thường không thấy ký tự này, nhưng tìm kiếm và trình đọc màn hình sẽ vấp phải nó
    .help-undecoded = mã này không ứng với ký tự nào: có lẽ văn bản được gõ bằng bảng mã cũ như TCVN3 hay VNI; hãy chép lại từ bản Unicode

# args: text, expected
typing-habit = gõ `{ $text }`
    .help = nên viết `{ $expected }`
    .help-space = hãy gõ dấu cách thường; chỗ nào không nên xuống dòng thì chương trình tự lo
    .help-cut = văn bản có vẻ bị cắt ở đây; hãy bổ sung cho đủ, hoặc viết rõ là đã lược phần nào
    .help-page = có vẻ là số trang hoặc dòng đầu trang của bản in còn sót lại; hãy xóa đi
    .help-ruler = xóa dòng kẻ này; muốn kẻ một đường ngang, hãy viết `---` riêng một dòng

# args: text, expected, count (how often the site writes it the other way)
mixed-style = `{ $text }`: nơi khác trên trang viết theo lối khác ({ $count } lần)
    .help = nên viết `{ $expected }`

# args: text, expected
i-or-y = `{ $text }` không đúng lối viết của trang này
    .help = viết `{ $expected }`, hoặc đổi `i_or_y` trong bảng `[spelling]` của site.toml

# args: text, expected
official-date = `{ $text }` không đúng cách ghi ngày tháng trong văn bản hành chính
    .help = viết `{ $expected }`: chỉ ngày từ 1 đến 9 và tháng 1, tháng 2 mới thêm số 0 ở trước (Nghị định 30/2020/NĐ-CP)

# args: count (words), limit
long-sentence = câu này dài { $count } chữ; quá { $limit } chữ thì khó đọc một lần mà hiểu
    .help = tách thành hai câu, hoặc viết thành danh sách; mức này là `longest_sentence` trong bảng của ngôn ngữ ấy ở site.toml

# args: count (words), limit
reading-level = các câu trong bài này dài trung bình { $count } chữ; quá { $limit } chữ thì cả bài khó đọc
    .help = rút gọn những câu dài nhất; mức này là `average_sentence` trong bảng của ngôn ngữ ấy ở site.toml

# args: value, expected (the known encodings, joined)
misuse-encoding = không biết bảng mã `{ $value }`; các bảng mã đã biết là { $expected }

# args: path
convert-unreadable = { $path }: không đọc được, không phải là tệp, hoặc lớn hơn 64 MB

# args: path
convert-fine = { $path }: đã là Unicode, không phải làm gì

# args: path
convert-binary = { $path }: không phải tệp văn bản thuần; tài liệu Word hay Excel thì trước hết hãy lưu thành văn bản hoặc Markdown

# args: path
convert-unknown = { $path }: không thuộc bảng mã nào đã biết; nếu biết là bảng mã nào, hãy ghi sau --from

# args: path, encoding, good, words, before, after
convert-found =
    { $path }: { $encoding }; đọc như vậy thì { $good } trên { $words } từ đúng chính tả tiếng Việt
      trước: { $before }
      sau:   { $after }

# args: path, kept
convert-written = { $path }: đã ghi lại bằng Unicode; bản gốc giữ ở { $kept }

# args: places, files
check-fixed = đã sửa { $places } chỗ trong { $files } tệp
