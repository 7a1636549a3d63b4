#!/usr/bin/env bash
# Text that looks like an Office escape changes on its way through a spreadsheet.
#
# Format: OOXML spreadsheets write a character as `_xHHHH_` (ECMA-376 part 1, 22.9.2.19, ST_Xstring). A text that itself
# holds such letters has to be written with its first underscore escaped (`_x005F_x0041_`).
# Guess: both writers escape the underscore, so that what is written is what is read, also by the other one.
# Seen (exceljs 4.4.0, xlsx (SheetJS) 0.18.5): neither writes the escape and both read it, so each changes the text
# `_x0041_` into `A` on the way through itself, silently. SheetJS writes a carriage return as `_x000d_`, and exceljs, which
# does read such an escape in its own files, shows it as seven letters here; exceljs drops a carriage return when it reads.
# So an identifier of this form, or a note with Windows line ends, does not survive a change of library.
#
# Needs Node.js with npm. Installs into a temporary folder. Fails if what is seen changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5
cat > run.mjs <<'EOF'
import ExcelJS from 'exceljs';
import * as XLSX from 'xlsx';

const texts = ['_x0041_', 'a_x000D_b', 'one\r\ntwo'];

async function writtenByExcelJs() {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('notes');
  for (const text of texts) sheet.addRow([text]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function writtenBySheetJs() {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(texts.map((text) => [text])), 'notes');
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' });
}

async function readByExcelJs(bytes) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes);
  return texts.map((_, row) => book.worksheets[0].getCell(row + 1, 1).value);
}

const readBySheetJs = (bytes) => XLSX.utils.sheet_to_json(XLSX.read(bytes).Sheets.notes, { header: 1 }).flat();

const [exceljs, sheetjs] = [await writtenByExcelJs(), writtenBySheetJs()];
const seen = {
  'written by exceljs, read by exceljs': await readByExcelJs(exceljs),
  'written by exceljs, read by SheetJS': readBySheetJs(exceljs),
  'written by SheetJS, read by SheetJS': readBySheetJs(sheetjs),
  'written by SheetJS, read by exceljs': await readByExcelJs(sheetjs),
};
for (const [way, read] of Object.entries(seen)) console.log(`${way}: ${JSON.stringify(read)}`);
EOF
node run.mjs | tee seen.txt
cat > expected.txt <<'EOF'
written by exceljs, read by exceljs: ["A","a\rb","one\ntwo"]
written by exceljs, read by SheetJS: ["A","a\rb","one\r\ntwo"]
written by SheetJS, read by SheetJS: ["A","a\rb","one\r\ntwo"]
written by SheetJS, read by exceljs: ["_x0041_","a_x000D_b","one_x000d_\ntwo"]
EOF
diff expected.txt seen.txt && echo 'as found'
