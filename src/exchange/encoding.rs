//! How text is written in files that are not UTF-8.

/// How a file is written that is not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongEncoding {
    /// UTF-16, little end first: Notepad's "Unicode".
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// UTF-32, little end first.
    Utf32Le,
    /// UTF-32, big end first.
    Utf32Be,
    /// `Shift_JIS`: Excel, old editors.
    ShiftJis,
    /// EUC-JP.
    EucJp,
    /// ISO-2022-JP: Japanese mail.
    Iso2022Jp,
    /// None of those.
    Unknown,
}

impl WrongEncoding {
    /// Its name as people meet it in menus.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf16Le => "UTF-16（リトルエンディアン）",
            Self::Utf16Be => "UTF-16（ビッグエンディアン）",
            Self::Utf32Le => "UTF-32（リトルエンディアン）",
            Self::Utf32Be => "UTF-32（ビッグエンディアン）",
            Self::ShiftJis => "Shift_JIS（ANSI）",
            Self::EucJp => "EUC-JP",
            Self::Iso2022Jp => "JIS（ISO-2022-JP）",
            Self::Unknown => "UTF-8ではない文字コード",
        }
    }
}
