import { describe, expect, it } from 'vitest'
import { claimsOf } from './claims.ts'
import { nameForms } from './name-forms.ts'

const reserved = (country: string, name: string) =>
  claimsOf(nameForms(name), country).filter(({ signal, score }) => signal === 'name.regulated' && score >= 0.6)

describe('a word that the law of the country reserves', () => {
  it.each([
    ['GB', 'Harrow Ombudsman Service'],
    ['GB', 'Eastbrook Tribunal Services'],
    ['GB', 'Sheffield Assay Office'],
    ['GB', 'NHS Dental Direct'],
    ['GB', 'Crown Commission of Trade'],
    ['GB', "The Queen's Award Agency"],
    ['GB', 'Kingsway Friendly Society'],
    ['GB', 'Data Protection Registration Services'],
    ['GB', 'Welsh Assembly Rebates'],
    ['US', 'First Federal Savings'],
    ['US', 'United States Olympic Store'],
    ['US', 'Social Security Advisors Office'],
    ['US', 'Medicare Enrollment Center'],
    ['AU', 'ANZAC Memorial Raffles'],
    ['NZ', 'Anzac Lottery'],
    ['IE', 'Garda Vetting Online'],
    ['AT', 'Bundesagentur Wohnen'],
    ['DE', 'Rechtsanwaltskammer Neuwald'],
    ['CH', 'Eidgenössische Treuhandstelle'],
    ['FR', 'Ordre des Avocats de Brest'],
    ['ES', 'Colegio de Abogados Digital'],
    ['IT', 'Ordine degli Avvocati Online'],
    ['BR', 'Banco Verde Sol'],
    ['CN', '恒通商业保理有限公司'],
    ['CN', '华岭融资租赁有限公司'],
    ['CN', '金盾押运有限公司'],
    ['CN', '宏远拍卖有限公司'],
    ['CN', '瑞禾基金管理有限公司'],
    ['CN', '天成资产交易中心'],
    ['CN', '盛河期货经纪有限公司'],
    ['CN', '东岭金融控股集团'],
    ['CN', '民乐彩票网'],
    ['CN', '江岭报社'],
    ['CN', '晨湖电视台'],
    ['CN', '青石出版社'],
    ['CN', '南桥公证处'],
    ['CN', '江湾司法鉴定中心'],
    ['CN', '东桥仲裁委员会'],
    ['JP', '青葉商工会議所'],
    ['KR', '한빛상공회의소'],
  ])('of %s stands in %s', (country, name) => {
    expect(reserved(country, name)).toHaveLength(1)
    expect(reserved('', name), 'where no country is stated').toEqual([])
  })

  it.each([
    ['GB', 'Marlow & Finch Solicitors'],
    ['GB', 'Employment Tribunal Solicitors'],
    ['GB', 'Thank You NHS Bakery'],
    ['GB', 'NHS Staff Choir of Leeds'],
    ['GB', "Queen's Head Inn"],
    ['GB', 'Windsor Window Cleaning'],
    ['GB', 'Assay Jewellers'],
    ['GB', 'Parliament Hill Bakery'],
    ['US', 'Federal Hill Pizza'],
    ['US', 'Olympic Peninsula Kayaks'],
    ['US', 'Medicare Supplement Billing Software'],
    ['US', 'Hale Social Security Disability Attorneys'],
    ['AU', 'Anzac Parade Cycles'],
    ['NZ', 'Anzac Biscuits by Joan'],
    ['IE', 'Garda Lake Tours'],
    ['IE', 'Gardiner Street Florist'],
    ['DE', 'Bundesstraße 7 Imbiss'],
    ['DE', 'Kanzlei Dr. Weber Rechtsanwälte'],
    ['FR', 'Boulangerie de la Banque'],
    ['ES', 'Colegio San José'],
    ['BR', 'Banco de Jardim Móveis'],
    ['BR', 'Bancos e Mesas do Sul'],
    ['CN', '党小华律师事务所'],
    ['CN', '公证处旁面馆'],
    ['CN', '报社路早餐店'],
    ['CN', '电视台对面火锅'],
    ['CN', '宏图拍卖行对面古玩店'],
    ['CN', '江岭二手车交易市场'],
    ['CN', '货物押运箱包店'],
    ['CN', '期货大厦物业'],
    ['CN', '出版社印刷设备有限公司'],
    ['JP', '商店街喫茶'],
    ['KR', '의사소통연구소'],
  ])('of %s is none in %s', (country, name) => expect(reserved(country, name)).toEqual([]))

  it('is told by its law, in both languages', () => {
    expect(reserved('gb', 'Harrow Ombudsman Service')).toMatchObject([
      {
        word: 'ombudsman',
        why: {
          en: expect.stringMatching(/Sensitive Words and Expressions Regulations 2014/),
          zh: expect.stringMatching(/^“ombudsman”为英国/),
        },
      },
    ])
    expect(reserved('CN', '南桥公证处')[0]?.why.zh).toBe('“公证处”为《公证法》所限用，需提供许可或批准')
  })
})
