import { deflateSync, gzipSync, type Zippable, zipSync, zlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { joinBytes } from '../join-bytes.ts'
import { bytesOf, look } from './open-test-file.ts'
import { oleOf } from './office/open-test-ole.ts'
import { unpackFolder } from './unpack-7z.ts'

/** So many of one file, packed as well as can be. */
function folderOf(count: number, file: Uint8Array, nameOf: (at: number) => string): Uint8Array {
  const files: Zippable = Object.fromEntries(Array.from({ length: count }, (_, at) => [nameOf(at), file]))
  return zipSync(files, { level: 9 })
}

/** What is deflated, as it is: two bytes of zlib's own, and pieces that say how long they are. */
function storedInZlib(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 1)]
  for (let at = 0; at < bytes.length; at += 0xffff) {
    const piece = bytes.subarray(at, at + 0xffff)
    const head = new DataView(new ArrayBuffer(5))
    head.setUint8(0, at + 0xffff >= bytes.length ? 1 : 0)
    head.setUint16(1, piece.length, true)
    head.setUint16(3, 0xffff ^ piece.length, true)
    parts.push(new Uint8Array(head.buffer), piece)
  }
  return joinBytes(parts)
}

/** The text of a module as Office packs it (MS-OVBA 2.4.1): its first line, and one letter over and over. */
function packedModule(chunks: number): Uint8Array {
  const first = 'Attribute VB_Name = "M"\r\n'.padEnd(32)
  const lead = Array.from({ length: 4 }, (_, at) => [0, ...bytesOf(first.slice(at * 8, at * 8 + 8))]).flat()
  const out = [1]
  for (let chunk = 0; chunk < chunks; chunk++) {
    const body = chunk === 0 ? [...lead] : [0, ...bytesOf(' a a a a')]
    for (let length = chunk === 0 ? 32 : 8; length < 4_096; ) {
      const bits = Math.max(4, 32 - Math.clz32(length - 1))
      const count = Math.min(4_096 - length, (0xffff >> bits) + 3)
      body.push(...(count < 3 ? [0, 0x20] : [1, (count - 3) & 255, (count - 3) >> 8]))
      length += count < 3 ? 1 : count
    }
    const header = 0xb000 | (body.length - 1)
    out.push(header & 255, header >> 8, ...body)
  }
  return Uint8Array.from(out)
}

/** A compound file in which all streams but the first lie where the first does. */
function withOneStream(ole: Uint8Array): Uint8Array {
  const view = new DataView(ole.buffer, ole.byteOffset, ole.byteLength)
  let first: { readonly start: number; readonly size: number } | null = null
  for (let at = (view.getUint32(48, true) + 1) * 512; at + 128 <= ole.length; at += 128) {
    if (view.getUint8(at + 66) !== 2 || view.getUint16(at + 64, true) > 64) continue
    first ??= { start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) }
    view.setUint32(at + 116, first.start, true)
    view.setUint32(at + 120, first.size, true)
  }
  return ole
}

/** Each of these took from seconds up to hours, most of them of a few thousand bytes, which are looked at by the thread that answers everybody. */
describe('a file in which little stands for much is looked into as far as what it costs', () => {
  it('a stream of a PDF behind thousands of filters', () => {
    let packed = bytesOf('1 0 <<>>'.padEnd(100_000))
    for (let layer = 0; layer < 2_000; layer++) packed = storedInZlib(packed)
    const head = `%PDF-1.5\n1 0 obj<</Type/ObjStm/N 1/First 4/Length ${packed.length}/Filter[${'/Fl '.repeat(2_000)}]>>stream\n`
    expect(look('a.pdf', joinBytes([bytesOf(head), packed, bytesOf('\nendstream endobj\n')])).script).toBe('unread')
  })
  it('a PDF of which thousands of fields name one long script', () => {
    const fields = `2 0 obj<</JS 1 0 R/A[${'<</JS 1 0 R>>'.repeat(30_000)}]>>endobj\n`
    expect(look('a.pdf', `%PDF-1.5\n1 0 obj(${'a '.repeat(200_000)})endobj\n${fields}`).script).toBeNull()
  })
  it('a form in which thousands of events end where the last does', () => {
    const form = zlibSync(bytesOf(`${'<event activity="click">'.repeat(20_000)}${' '.repeat(400_000)}</event>`))
    const head = `%PDF-1.5\n1 0 obj<</XFA 2 0 R>>endobj\n2 0 obj<</Length ${form.length}/Filter/FlateDecode>>stream\n`
    const pdf = joinBytes([bytesOf(head), form, bytesOf('\nendstream endobj\n')])
    expect(pdf.length).toBeLessThan(4_000)
    expect(look('a.pdf', pdf).script).toBe('XFA: unread')
  })
  it('macros of many documents', () => {
    const modules = Object.fromEntries(
      Array.from({ length: 4 }, (_, at) => [`VBA/Module${at}`, at === 0 ? packedModule(240) : new Uint8Array()]),
    )
    const archive = folderOf(2_000, withOneStream(oleOf(modules)), (at) => `word/${at}/vbaProject.bin`)
    expect(look('a.docm', archive)).toMatchObject({ macro: true, macroReach: 'unread' })
  })
  it('attachments of a message that are all one', () => {
    const attachments = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [
        `__attach_version1.0_#${at}/__substg1.0_37010102`,
        at === 0 ? new Uint8Array(30_000) : new Uint8Array(),
      ]),
    )
    const { script, archive } = look('a.msg', withOneStream(oleOf(attachments)))
    expect({ script, closed: archive?.closed }).toEqual({ script: 'unread', closed: 'more parts than are looked into' })
  })
  it('objects of a text that lie in one another', () => {
    const text = bytesOf(`{\\rtf1 ${'\\objdata0'.repeat(64)}${'0 '.repeat(200_000)}}`)
    expect(
      look(
        'a.zip',
        folderOf(80, text, (at) => `${at}.rtf`),
      ).script,
    ).toBe('unread')
  })
  it('tags whose quotes end nowhere', () => {
    expect(look('a.html', `<html>${'<input ">.<input "'.repeat(9_000)}${' '.repeat(2_000_000)}`).pageScript).toBeNull()
    expect(look('a.html', `<html>${"<script src='".repeat(100_000)}`).script).toBe('more than can be read')
  })
  it('tens of thousands of files of gzip behind one another', () => {
    const all = joinBytes(new Array<Uint8Array>(1_000_000).fill(gzipSync(bytesOf('a'), { mtime: 0 })))
    expect(look('a.zip', zipSync({ 'a.gz': all })).archive?.closed).toBe('gzip')
  })
  it('chunks of xz of a byte each', () => {
    const head = '\ufffd7zXZ\0\0\0\0\0\0\0\u0002\0!\u0001\u0016\0\0\0\0\0\0\0'
    const begins = Uint8Array.from(head, (letter) => letter.charCodeAt(0) & 0xff)
    const chunk = Uint8Array.of(0xe0, 0, 0, 0, 5, 0x5d, 0, 0, 0, 0, 0, 0)
    const all = joinBytes([begins, ...new Array<Uint8Array>(1_000_000).fill(chunk)])
    expect(look('a.zip', zipSync({ 'a.xz': all })).archive?.closed).toBe('xz')
  })
  it('a folder of 7z that is packed again and again', () => {
    let packed = bytesOf('a program'.repeat(1_000))
    for (let layer = 0; layer < 3; layer++) packed = deflateSync(packed, { level: 0 })
    const step = { method: '040108', properties: new Uint8Array(), size: 10_000 }
    const folder = { steps: [step, step, step], sealed: false, packed, size: 9_000 }
    expect(unpackFolder(folder, 10_000).bytes?.length).toBe(9_000)
    const again = { ...folder, steps: [step, step, step, step], packed: deflateSync(packed, { level: 0 }) }
    expect(unpackFolder(again, 10_000).bytes).toBeNull()
  })
})
