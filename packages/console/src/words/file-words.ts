import type { Words } from '../frame/words.ts'

/** Words about files in evidence. */
export const FILES = {
  bytes: { en: '{0} {0:byte:bytes}', zh: '{0} 字节' },
  'not-at-hand': {
    en: 'Not kept: its content was no longer available. Uploaded again within an hour, it is kept.',
    zh: '未保留：当时已无文件内容。一小时内重新上传则会保留。',
  },
  'too-much': { en: 'Not kept: the limit for files in evidence is reached.', zh: '未保留：证据文件已达上限。' },
  unread: {
    en: 'No text in it could be read, and none was checked.',
    zh: '其中的文字无法读取，未经检查。',
  },
  partlyRead: {
    en: 'Some of the text in it could not be read, and that was not checked.',
    zh: '其中部分文字无法读取，该部分未经检查。',
  },
  take: { en: 'Download…', zh: '下载原文件…' },
  takeNote: {
    en: 'The original file may be harmful. Your download is logged.',
    zh: '原始文件可能有害。下载会被记录。',
  },
  takeNow: { en: 'Download', zh: '确认下载' },
  leave: { en: 'Cancel', zh: '取消' },
  reported: { en: 'Reported files', zh: '被举报的文件' },
  none: {
    en: 'The report names files. They are not shown here: the operator handles them.',
    zh: '举报涉及文件。此处不显示其信息，由平台运营方处理。',
  },
  withOperator: {
    en: 'The operator sees the content of other files in the case.',
    zh: '其他文件的内容由平台运营方在案件中查看。',
  },
  refused: { en: 'This file is not available.', zh: '无法取得此文件。' },
} as const satisfies Words
