import type { Words } from '../frame/words.ts'

/** Words about files in evidence. */
export const FILES = {
  bytes: { en: '{0} {0:byte:bytes}', zh: '{0} 字节' },
  'not-at-hand': {
    en: 'Not kept: nobody had its bytes any longer. It is taken if it is uploaded again within the hour.',
    zh: '未保留：当时已无文件内容。一小时内重新上传则会保留。',
  },
  'too-much': { en: 'Not kept: the limit for files in evidence is reached.', zh: '未保留：证据文件已达上限。' },
  take: { en: 'Take the file…', zh: '取出原文件…' },
  takeNote: {
    en: 'As it came: it may be harmful. That you take it is noted.',
    zh: '文件保持原样，可能有害。取出操作会被记录。',
  },
  takeNow: { en: 'Take it', zh: '确认取出' },
  leave: { en: 'Leave it', zh: '取消' },
  reported: { en: 'Files that were reported', zh: '被举报的文件' },
  none: {
    en: 'Files were named. Nothing is told of them here: the operator deals with them.',
    zh: '举报涉及文件。此处不显示其信息，由平台运营方处理。',
  },
  withOperator: {
    en: 'What is in other files, the operator sees with the case.',
    zh: '其他文件的内容由平台运营方在案件中查看。',
  },
  refused: { en: 'This file cannot be had.', zh: '无法取得此文件。' },
} as const satisfies Words
