//! Files of other programs, known by their bytes: each is named for what it is, with what to do about it.

/// What a file is that is no snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Excel: `.xlsx`, `.xls`.
    Excel,
    /// Word: `.docx`, `.doc`.
    Word,
    /// `PowerPoint`.
    PowerPoint,
    /// `LibreOffice` and the like.
    OpenDocument,
    /// A document of Office under a password.
    LockedOffice,
    /// A document of Office that cannot be told more closely.
    Office,
    /// A mail that Outlook saved whole: `.msg`.
    OutlookMail,
    /// A mail saved whole: `.eml`.
    Mail,
    /// A zip file.
    Zip,
    /// A zip file under a password.
    LockedZip,
    /// Packed in another way; its name.
    Archive(&'static str),
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// Sound or film.
    Media,
    /// A shortcut to a file or an address.
    Shortcut,
    /// The page of this program.
    Ayumi,
    /// Another page.
    Html,
    /// A plan that this program is built from.
    Plan,
    /// A table as text: commas or tabs.
    Csv,
    /// RTF.
    Rtf,
    /// XML.
    Xml,
    /// A program.
    Program,
    /// A text of no form.
    Text,
    /// Bytes of no known form.
    Binary,
}

/// What old files of Office begin with.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What files of one kind all begin with.
const BEGINNINGS: [(&[u8], FileKind); 20] = [
    (b"7z\xbc\xaf\x27\x1c", FileKind::Archive("7z")),
    (b"Rar!\x1a\x07", FileKind::Archive("rar")),
    (b"MSCF\0\0\0\0", FileKind::Archive("cab")),
    (b"BZh", FileKind::Archive("bz2")),
    (b"\xfd7zXZ\0", FileKind::Archive("xz")),
    (b"\x28\xb5\x2f\xfd", FileKind::Archive("zst")),
    (b"\x1f\x8b", FileKind::Archive("gz")),
    (b"\x1f\x9d", FileKind::Archive("Z")),
    (b"\x89PNG", FileKind::Picture),
    (b"\xff\xd8\xff", FileKind::Picture),
    (b"GIF8", FileKind::Picture),
    (b"II*\0", FileKind::Picture),
    (b"MM\0*", FileKind::Picture),
    (b"\0\0\x01\0", FileKind::Picture),
    (b"L\0\0\0\x01\x14\x02\0", FileKind::Shortcut),
    (b"ID3", FileKind::Media),
    (b"OggS", FileKind::Media),
    (b"{\\rtf", FileKind::Rtf),
    (b"MZ\x90\0", FileKind::Program),
    (b"\x7fELF", FileKind::Program),
];

impl FileKind {
    /// What it is, for people: 「…です。」 goes behind it.
    pub fn name(self) -> String {
        match self {
            Self::Excel => "Excelのファイル".to_owned(),
            Self::Word => "Wordのファイル".to_owned(),
            Self::PowerPoint => "PowerPointのファイル".to_owned(),
            Self::OpenDocument => "LibreOfficeなどの文書（OpenDocument）".to_owned(),
            Self::LockedOffice => "パスワードの付いたOfficeのファイル".to_owned(),
            Self::Office => "Officeなどの古い形の文書".to_owned(),
            Self::OutlookMail => "Outlookで保存したメール（.msg）".to_owned(),
            Self::Mail => "保存したメール（.eml など）".to_owned(),
            Self::Zip => "圧縮されたファイル（zip）".to_owned(),
            Self::LockedZip => "パスワードの付いた圧縮ファイル（zip）".to_owned(),
            Self::Archive(name) => format!("圧縮されたファイル（{name}）"),
            Self::Pdf => "PDF".to_owned(),
            Self::Picture => "画像".to_owned(),
            Self::Media => "音声か動画のファイル".to_owned(),
            Self::Shortcut => "ショートカット（ファイルの場所やアドレスだけが書かれたもの）".to_owned(),
            Self::Ayumi => "あゆみの画面（html）そのもの".to_owned(),
            Self::Html => "Webページ（html）".to_owned(),
            Self::Plan => "計画のデータ（ayumi/plan）".to_owned(),
            Self::Csv => "CSVなどの表".to_owned(),
            Self::Rtf => "リッチテキスト（.rtf）".to_owned(),
            Self::Xml => "XMLのファイル".to_owned(),
            Self::Program => "プログラム（.exe など）".to_owned(),
            Self::Text => "文章だけのファイル".to_owned(),
            Self::Binary => "あゆみでは読めない種類のファイル".to_owned(),
        }
    }

    /// What to do instead, for people.
    pub fn advice(self) -> &'static str {
        match self {
            Self::Excel | Self::Csv => {
                "表からは取り込めません。「保存と共有」で作った .json ファイル（ayumi_ で始まる名前）を選んでください。"
            }
            Self::OutlookMail | Self::Mail => {
                "メールを開き、添付されている .json ファイルを保存して、それを選んでください。"
            }
            Self::Zip | Self::Archive(_) => "展開（解凍）して、中の .json ファイルを選んでください。",
            Self::LockedZip => "パスワードで展開（解凍）して、中の .json ファイルを選んでください。",
            Self::LockedOffice => {
                "Officeの文書からは取り込めません。「保存と共有」で作った .json ファイル（ayumi_ で始まる名前）を選んでください。"
            }
            Self::Shortcut => "中身がありません。元の場所にある .json ファイルそのものを選んでください。",
            Self::Ayumi => {
                "記入はこのファイルの中にはありません。その画面を開き、「保存と共有」で作った .json ファイルを選んでください。"
            }
            Self::Plan => {
                "記入のファイルではありません。計画を開くには、「保存と共有」の下の「計画」で選んでください。"
            }
            _ => "「保存と共有」で作った .json ファイル（ayumi_ で始まる名前）を選んでください。",
        }
    }

    /// Known by how the bytes begin; `None` for what may be text.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") || bytes.starts_with(b"PK\x07\x08") {
            return Some(zip(bytes));
        }
        if bytes.starts_with(OLE) {
            return Some(compound(bytes));
        }
        if bytes.get(4..8) == Some(b"ftyp") {
            let is_picture =
                bytes.get(8..12).is_some_and(|brand| matches!(brand, b"heic" | b"heix" | b"mif1" | b"avif"));
            return Some(if is_picture { Self::Picture } else { Self::Media });
        }
        if bytes.starts_with(b"RIFF") {
            return Some(if bytes.get(8..12) == Some(b"WEBP") { Self::Picture } else { Self::Media });
        }
        if bytes.get(2..5) == Some(b"-lh") && bytes.get(6) == Some(&b'-') {
            return Some(Self::Archive("LZH"));
        }
        if bytes.get(257..262) == Some(b"ustar") {
            return Some(Self::Archive("tar"));
        }
        // A bitmap states its length, where a text that begins with BM does not.
        let is_bitmap = bytes.starts_with(b"BM")
            && bytes
                .get(2..6)
                .is_some_and(|length| u32::try_from(bytes.len()).is_ok_and(|len| length == len.to_le_bytes()));
        if is_bitmap {
            return Some(Self::Picture);
        }
        if bytes.get(..1024).unwrap_or(bytes).windows(5).any(|five| five == b"%PDF-") {
            return Some(Self::Pdf);
        }
        BEGINNINGS.into_iter().find(|(beginning, _)| bytes.starts_with(beginning)).map(|(_, kind)| kind)
    }

    /// What a text is that is no JSON.
    pub(super) fn of_text(text: &str) -> Self {
        let beginning: String = text.trim_start().chars().take(4096).collect::<String>().to_ascii_lowercase();
        let begins = |with: &str| beginning.starts_with(with);
        if begins("<!doctype html") || begins("<html") || (begins("<?xml") && beginning.contains("<html")) {
            return if beginning.contains("<title>あゆみ") { Self::Ayumi } else { Self::Html };
        }
        if begins("<svg") || (begins("<?xml") && beginning.contains("<svg")) {
            return Self::Picture;
        }
        if begins("<?xml") {
            return Self::Xml;
        }
        if begins("[internetshortcut]") || begins("[{000214a0") {
            return Self::Shortcut;
        }
        if is_mail(&beginning) {
            return Self::Mail;
        }
        let among = |is_odd: fn(char) -> bool| {
            let (all, odd) =
                text.chars().take(4096).fold((0, 0), |(all, odd), c| (all + 1, odd + usize::from(is_odd(c))));
            (odd, all)
        };
        let (controls, all) = among(|c| c.is_control() && !c.is_whitespace() && c != '\u{1b}');
        let (unread, _) = among(|c| c == char::REPLACEMENT_CHARACTER);
        if controls * 20 > all || (unread * 3 > all && !is_table(text)) {
            return Self::Binary;
        }
        if is_table(text) { Self::Csv } else { Self::Text }
    }
}

/// What a zip file holds, by the names in it: these stand in it as they are.
fn zip(bytes: &[u8]) -> FileKind {
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|found| found == name);
    let is_office = holds(b"[Content_Types].xml");
    if bytes.get(30..38) == Some(b"mimetype") {
        return FileKind::OpenDocument;
    }
    if is_office && holds(b"xl/") {
        return FileKind::Excel;
    }
    if is_office && holds(b"word/") {
        return FileKind::Word;
    }
    if is_office && holds(b"ppt/") {
        return FileKind::PowerPoint;
    }
    if bytes.get(6).is_some_and(|flags| flags & 1 == 1) { FileKind::LockedZip } else { FileKind::Zip }
}

/// What an old file of Office is, by the names of its streams, which stand in it as UTF-16.
fn compound(bytes: &[u8]) -> FileKind {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|found| found == name)
    };
    for (stream, kind) in [
        ("EncryptedPackage", FileKind::LockedOffice),
        ("__substg1.0", FileKind::OutlookMail),
        ("__properties_version1.0", FileKind::OutlookMail),
        ("WordDocument", FileKind::Word),
        ("PowerPoint Document", FileKind::PowerPoint),
        ("Workbook", FileKind::Excel),
        ("Book\0", FileKind::Excel),
    ] {
        if holds(stream) {
            return kind;
        }
    }
    FileKind::Office
}

/// Whether a text begins as a mail does: lines of a name, a colon and a value, one of them of mail alone.
fn is_mail(beginning: &str) -> bool {
    const OF_MAIL: [&str; 9] = [
        "received:",
        "return-path:",
        "mime-version:",
        "message-id:",
        "x-mailer:",
        "delivered-to:",
        "from:",
        "subject:",
        "to:",
    ];
    let head: Vec<&str> = beginning.lines().take_while(|line| !line.trim().is_empty()).collect();
    let is_field = |line: &&str| {
        let name = line.split_once(':').map_or("", |(name, _)| name);
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let first_is_field = head.first().is_some_and(|line| is_field(line) || line.starts_with("from "));
    let known = head.iter().filter(|line| OF_MAIL.iter().any(|name| line.starts_with(name))).count();
    first_is_field && known >= 2
}

/// Whether the first lines have equally many commas or tabs, and at least one.
fn is_table(text: &str) -> bool {
    let counts = |separator: char| -> Vec<usize> {
        let lines = text.lines().filter(|line| !line.trim().is_empty()).take(5);
        lines
            .map(|line| {
                let mut quoted = false;
                line.chars()
                    .filter(|c| {
                        quoted ^= *c == '"';
                        *c == separator && !quoted
                    })
                    .count()
            })
            .collect()
    };
    !text.trim_start().starts_with(['{', '['])
        && [',', '\t', ';']
            .into_iter()
            .map(counts)
            .any(|counts| counts.first().is_some_and(|first| *first > 0 && counts.iter().all(|count| count == first)))
}
