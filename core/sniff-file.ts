/** What is no text table at all: known by its first bytes, and refused with what to do about it. */

export interface Refusal {
  readonly code: string
  readonly message: string
}

const EXPORT_HINT = 'Export the list as CSV and upload that.'

/** First bytes of formats that turn up under the name .csv; the signatures are those of the formats' own documents. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly code: string; readonly message: string }[] = [
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    code: 'file.xls',
    message: 'This is an old Excel workbook. Open it in Excel and save it as CSV: File → Save As → CSV UTF-8.',
  },
  {
    bytes: [0x1f, 0x8b],
    code: 'file.gzip',
    message: 'This file is compressed (gzip). Unpack it and upload the CSV inside.',
  },
  {
    bytes: [0x25, 0x50, 0x44, 0x46, 0x2d],
    code: 'file.pdf',
    message: `This is a PDF document, not a table. ${EXPORT_HINT}`,
  },
  {
    bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
    code: 'file.7z',
    message: 'This file is compressed (7-Zip). Unpack it and upload the CSV inside.',
  },
  {
    bytes: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07],
    code: 'file.rar',
    message: 'This file is compressed (RAR). Unpack it and upload the CSV inside.',
  },
  {
    bytes: [0x42, 0x5a, 0x68],
    code: 'file.bzip2',
    message: 'This file is compressed (bzip2). Unpack it and upload the CSV inside.',
  },
  {
    bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
    code: 'file.xz',
    message: 'This file is compressed (xz). Unpack it and upload the CSV inside.',
  },
  {
    bytes: [0x28, 0xb5, 0x2f, 0xfd],
    code: 'file.zstd',
    message: 'This file is compressed (Zstandard). Unpack it and upload the CSV inside.',
  },
  {
    bytes: [0x50, 0x41, 0x52, 0x31],
    code: 'file.parquet',
    message: `This is a Parquet file. ${EXPORT_HINT}`,
  },
  {
    bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20],
    code: 'file.sqlite',
    message: `This is an SQLite database. ${EXPORT_HINT}`,
  },
]

/** Beginnings of texts that are no tables, in lower case. */
const TEXT_BEGINNINGS: readonly { readonly text: string; readonly code: string; readonly message: string }[] = [
  { text: '<!doctype html', code: 'file.html', message: `This is a web page, not a table. ${EXPORT_HINT}` },
  { text: '<html', code: 'file.html', message: `This is a web page, not a table. ${EXPORT_HINT}` },
  { text: '<?xml', code: 'file.xml', message: `This is an XML document, not a table. ${EXPORT_HINT}` },
  { text: '[{', code: 'file.json', message: `This is JSON, not a table. ${EXPORT_HINT}` },
  { text: '{"', code: 'file.json', message: `This is JSON, not a table. ${EXPORT_HINT}` },
  { text: '{\\rtf', code: 'file.rtf', message: `This is a word processor's document. ${EXPORT_HINT}` },
  { text: 'begin:vcard', code: 'file.vcard', message: `This is a vCard file. ${EXPORT_HINT}` },
]

const SNIFFED_BYTES = 65_536

/** @returns why these first bytes of a file can't be read as a table, or null */
export function sniffFile(head: Uint8Array): Refusal | null {
  if (head.length === 0) return { code: 'file.empty', message: 'This file is empty.' }
  if (beginsWith(head, [0x50, 0x4b, 0x03, 0x04]) || beginsWith(head, [0x50, 0x4b, 0x05, 0x06])) return refuseZip(head)
  for (const { bytes, code, message } of SIGNATURES) if (beginsWith(head, bytes)) return { code, message }
  if (beginsWith(head, [0xff, 0xfe, 0, 0]) || beginsWith(head, [0, 0, 0xfe, 0xff])) {
    return { code: 'file.utf32', message: 'This file is written in UTF-32. Save it as UTF-8 and upload it again.' }
  }
  const beginning = asciiText(head.subarray(0, 64))
    .replace(/^(\u00ef\u00bb\u00bf)?\s*/, '')
    .toLowerCase()
  for (const { text, code, message } of TEXT_BEGINNINGS) if (beginning.startsWith(text)) return { code, message }
  return null
}

/** @returns the refusal of what has no known signature but is no text in any encoding we read, or null */
export function sniffBinary(head: Uint8Array): Refusal | null {
  const sample = head.subarray(0, SNIFFED_BYTES)
  const kinds = new Set<number>()
  let controls = 0
  for (const byte of sample) {
    // From 0x1c on and 0x01 are delimiters of some tools.
    if (byte >= 0x1c || byte === 0x01 || (byte >= 0x09 && byte <= 0x0d)) continue
    kinds.add(byte)
    controls++
  }
  // Text has a stray NUL or a control character as delimiter, data without text has many kinds of them.
  const isBinary = controls / sample.length > 0.3 || (kinds.size >= 6 && controls / sample.length > 0.01)
  return isBinary ? { code: 'file.binary', message: `This file holds no text. ${EXPORT_HINT}` } : null
}

function refuseZip(head: Uint8Array): Refusal {
  const names = asciiText(head.subarray(0, SNIFFED_BYTES))
  if (/xl\/|\[Content_Types\]\.xml/.test(names)) {
    return {
      code: 'file.xlsx',
      message: 'This is an Excel workbook. Open it in Excel and save it as CSV: File → Save As → CSV UTF-8.',
    }
  }
  if (names.includes('opendocument.spreadsheet')) {
    return {
      code: 'file.ods',
      message: 'This is an OpenDocument spreadsheet. Open it and save it as CSV: File → Save As → Text CSV.',
    }
  }
  return { code: 'file.zip', message: 'This file is compressed (ZIP). Unpack it and upload the CSV inside.' }
}

function beginsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return head.length >= bytes.length && bytes.every((byte, i) => head[i] === byte)
}

/** Each byte as one character: enough for names in ASCII. */
function asciiText(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
