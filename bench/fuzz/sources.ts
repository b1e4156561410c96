/** What the fuzzer mutates: small lists of every kind written here, the sample, and the shared files where they are. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
/** Small inputs are many inputs; what a file is shows in its head. */
const HEAD_BYTES = 700

const TEXTS = [
  'name,email\nAnne,a@b.example\nJohn,j@b.example\n',
  '"name","note"\r\n"Hale, John","said ""so"" and\r\nleft"\r\n"Berg","x"\r\n',
  "'a';'b';'c'\r'Hale; John';'';'x'\r'it''s';'y';'z'\r",
  'name\taddress\tsize\nAnne\t1 Low Rd, Leeds\t"5 pipe\nJohn\t2 High St\t"6 pipe\n',
  'a|b\n"say \\"hi\\"|he"|"C:\\\\dir"\n"x"|"y\\\\"\n',
  '# made by hand\n#,name\n1,Anne\n\n2,John\n# end\n',
  'sep=;\r\nname;amount\r\nAnne;1,5\r\nJohn;2,5\r\n',
  'Notes:\n"When exporting, some\nmay be missing"\n\nFirst Name,Last Name,Email\nAnne,Berg,a@b.example\n,,\n',
  'Größe,Łódź,東京都\nÇelik,🦊,é\n"ñ, 山","l’été",""\n',
  'a,b,c\n1\n1,2,3,4,5\n,,\n"",""\n"x"y,"z"\n"open,never\nclosed,here\n',
  'one\ntwo\n\n\nthree',
  'a,b\r\r\n1,2\n\r3,4\r5,6\r\n',
  '\u0001\u001e\u001f^~:\n1\u00012\u001e3\n',
] as const

/** @returns the bytes of all of them, and how many shared files are among them */
export function fuzzSources(): { readonly sources: readonly Uint8Array[]; readonly shared: number } {
  const written = TEXTS.flatMap((text) => [encodeUtf8(text), ...otherEncodings(text)])
  const shared = process.env.KITH_SHARED ?? join(root, '../shared')
  const files = [join(shared, 'data/csv'), join(shared, 'data/headers/samples')].flatMap(csvHeads)
  return { sources: [...written, ...csvHeads(join(root, 'public/sample')), ...files], shared: files.length }
}

function csvHeads(folder: string): Uint8Array[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  return names.sort().map((name) => new Uint8Array(readFileSync(join(folder, name))).slice(0, HEAD_BYTES))
}

function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** UTF-16 both ways with their marks, and bytes that are Shift-JIS pairs or Windows-1252 letters. */
function otherEncodings(text: string): Uint8Array[] {
  const littleEndian = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
  const bigEndian = littleEndian.slice()
  for (let i = 0; i + 1 < bigEndian.length; i += 2) bigEndian.subarray(i, i + 2).reverse()
  const singleBytes = new Uint8Array(Buffer.from(text.replaceAll('n', 'é'), 'latin1'))
  // 氏 and ソ, whose second byte is a backslash.
  const pairs = Uint8Array.from(
    [...encodeUtf8(text)].flatMap((byte) => (byte === 110 ? [0x8e, 0x81, 0x83, 0x5c] : [byte])),
  )
  return [littleEndian, bigEndian, singleBytes, pairs]
}
