/** What is wrong with an export of the log, or with a package, in Chinese: it is found in English, and `{0}` stands for a value. */
import { createTranslation } from '@goodstanding/policy'
import { spokenNow } from '../say.ts'

export const CHINESE_FAULTS: Readonly<Record<string, string>> = {
  // Exports
  'The file is no export of the log: its first line names no such format.':
    '该文件不是日志导出文件：首行没有写明其格式。',
  'The line is neither an entry nor a checkpoint.': '该行既不是条目，也不是检查点。',
  'The line is not as it was written: a byte of it was changed.': '该行不是原来写入的样子：有字节被改动。',
  'The first line is not that of an export of the log.': '首行不是日志导出文件的首行。',
  'The export names another key than the one that is trusted.': '导出文件中的密钥与所信任的密钥不同。',
  'The key of the checkpoints is not as it was written.': '检查点的密钥不是原来写入的样子。',
  'The log is not the one that the key signs for.': '该密钥签名的不是这份日志。',
  'Entry {0} is missing or out of order: the line says {1}.': '条目 {0} 缺失或次序不对：该行写的是 {1}。',
  'Entry {0} is not as it was written.': '条目 {0} 不是原来写入的样子。',
  'The first line says {0}, and commitments are opened.': '首行写明 {0}，而文件中公开了承诺值的内容。',
  'Entry {0} is not what its hash was made of.': '条目 {0} 与其哈希不符。',
  'Entry {0} is not opened by what the line says.': '该行所写的内容与条目 {0} 的承诺值不符。',
  'Who did entry {0} is missing: what opens its commitment was taken away.':
    '缺少条目 {0} 的操作人：用以公开其承诺值的内容已被移除。',
  'The signature of the checkpoint is not good.': '检查点的签名无效。',
  'The checkpoint is one of another log.': '检查点属于另一份日志。',
  'The checkpoint was signed over {0} entries, and {1} are here.': '检查点签名时有 {0} 个条目，此处有 {1} 个。',
  'Something in the entries {0} to {1} is not what was signed.': '条目 {0} 至 {1} 中有内容与签名时不同。',
  'The export is empty.': '导出文件为空。',
  'The export ends without a checkpoint over its last entries.': '导出文件末尾的条目没有检查点。',
  'The checkpoint given is not signed by the key of the export.': '所给的检查点不是由导出文件的密钥签名的。',
  'The checkpoint given is not signed by the key that is given for it.': '所给的检查点不是由为其指定的密钥签名的。',
  'The checkpoint given was signed over {0} entries; the export has {1}.':
    '所给的检查点签名时有 {0} 个条目；导出文件有 {1} 个。',
  'The first {0} entries are not those that the checkpoint given was signed over.':
    '最前面的 {0} 个条目与所给检查点签名时的不同。',
  // Packages
  'This is not a package that was produced.': '这不是所提供的资料包。',
  '{0} is in the manifest and not here.': '清单中有 {0}，而此处没有。',
  '{0} is not what the manifest says.': '{0} 与清单所写的不符。',
  '{0} is here and not in the manifest.': '此处有 {0}，而清单中没有。',
  'The signature of the manifest is not good.': '清单的签名无效。',
  'The package has no proof that the log holds its production.': '资料包中没有证明日志记有其提供的凭证。',
  'The key of the log is not as it was written.': '日志的密钥不是原来写入的样子。',
  'The package was signed by another key than the log.': '资料包的签名密钥与日志的不同。',
  'The entry is not in the log.': '该条目不在日志中。',
  'The entry of the log is of another package than this one.': '日志的条目属于另一个资料包。',
  // Receipts of erasures
  'This is not a receipt of an erasure.': '这不是删除回执。',
  'The signature of the receipt is not good.': '回执的签名无效。',
  'The receipt has no proof that the log holds its erasure.': '回执中没有证明日志记有该次删除的凭证。',
  'The receipt was signed by another key than the log.': '回执的签名密钥与日志的不同。',
  'The entry of the log is of another erasure than this receipt.': '日志的条目属于另一次删除。',
}

const inChinese = createTranslation(CHINESE_FAULTS)

export const sayFault = (found: string): string => (spokenNow() === 'zh' ? inChinese(found) : found)
