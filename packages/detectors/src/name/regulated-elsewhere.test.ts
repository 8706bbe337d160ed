import { describe, expect, it } from 'vitest'
import { claimsOf } from './claims.ts'
import { nameForms } from './name-forms.ts'

const claimed = (name: string): readonly string[] =>
  claimsOf(nameForms(name))
    .filter(({ score }) => score >= 0.7)
    .map(({ signal }) => signal)

describe('a bank, an insurer, a university, a hospital', () => {
  it.each([
    ['Сельхозбанк Поволжья', 'Банк Восточный Берег', 'ООО «Морской банк»', 'Уральский банк развития'],
    ['Самарский федеральный университет', 'Городская больница № 7', 'Страховая компания Надежда'],
    ['Львівський університет', 'Міська клінічна лікарня', 'Банк Дніпро'],
    ['한강은행', '부산대학교 입학처', '한빛생명보험', '새롬병원', '(주)미래저축은행'],
    ['青葉信用金庫', 'さくら生命保険株式会社', '中央総合病院', '東西証券株式会社', '北海大学病院'],
    ['بنك النيل', 'مصرف الخليج', 'جامعة الأمير سلطان', 'مستشفى المدينة', 'شركة الأمان للتأمين'],
    ['בנק הגליל', 'אוניברסיטת השרון', 'בית חולים כרמל'],
    ['ธนาคารบ้านสวน', 'มหาวิทยาลัยล้านนา', 'โรงพยาบาลกลาง', 'บริษัท เมืองประกันภัย จำกัด'],
    ['भारतीय ग्रामीण बैंक', 'गंगा विश्वविद्यालय', 'नगर अस्पताल', 'जीवन बीमा निगम'],
    ['Τράπεζα Αιγαίου', 'ΠΑΝΕΠΙΣΤΗΜΙΟ ΘΡΑΚΗΣ', 'Νοσοκομείο Ευαγγελισμός'],
    ['Anadolu Bankası', 'Ege Üniversitesi Hastanesi', 'Güneş Sigorta A.Ş.'],
    ['Ngân hàng Sông Hồng', 'Đại học Đà Nẵng', 'Bệnh viện Trung ương', 'Bảo hiểm Sài Gòn'],
    ['Universitas Merdeka', 'Rumah Sakit Umum Daerah', 'Bank Nusantara Raya', 'Asuransi Jiwa Sejahtera'],
    ['Bank Spółdzielczy w Płocku', 'Szpital Wojewódzki', 'Fakultní nemocnice Brno', 'Debreceni Egyetem'],
    ['Stockholms universitet', 'Oslo universitetssykehus', 'Sparbanken Syd', 'Helsingin yliopisto'],
    ['Hôpital Saint-Louis', 'Ospedale Maggiore', 'Academisch Ziekenhuis', 'Hospital de Clínicas'],
  ])('%s, %s ... is what only a licence makes', (...names) => {
    expect(names.filter((name) => !claimed(name).includes('name.regulated'))).toEqual([])
  })

  it.each([
    ['Банкетный зал Империя', 'Кафе Банк', 'Банка варенья', 'Аптека при университете', 'Продуктовый банк Волга'],
    ['Ветеринарная больница Лапа', 'Банк идей', 'Университет кулинарии для детей', 'Магазин у Банка'],
    ['은행나무 카페', '행복동물병원', '대학로 김밥', '병원앞 약국', '보험찾기 리뷰', '인형병원'],
    [
      '山本内科医院',
      '木村産婦人科医院',
      '田中歯科医院',
      'さくら眼科医院',
      'すずき動物病院',
      '銀行前ビル管理',
      '大学いも本舗',
      '病院食レシピ',
    ],
    ['مكتبة الجامعة', 'صيدلية المستشفى', 'بنك الطعام', 'مستشفى الحيوانات الأليفة', 'مقهى البنك'],
    ['קפה הבנק', 'בנק המזון', 'מרפאה לבעלי חיים', 'בית חולים לבובות'],
    ['ร้านธนาคารขนม', 'โรงพยาบาลสัตว์ใจดี', 'หอพักหน้ามหาวิทยาลัย', 'ธนาคารต้นไม้'],
    ['पशु अस्पताल', 'किताब बैंक', 'बैंक के सामने की दुकान'],
    ['Τράπεζα Τροφίμων', 'Καφέ Πανεπιστήμιο', 'Τράπεζα Αίματος'],
    ['Banka Sokağı Kafe', 'Üniversite Kırtasiye', 'Oyuncak Hastanesi', 'Sigorta Kebap Evi', 'Hastane Eczanesi'],
    ['Ngân hàng đề thi', 'Bệnh viện thú y Mèo', 'Quán cà phê Đại học', 'Bệnh viện máy tính'],
    ['Bank Sampah Melati', 'Toko Depan Universitas', 'Rumah Makan Sakti', 'Rumah Sakit Hewan Cinta'],
    ['Bank Żywności', 'Szpital Lalek', 'Dierenziekenhuis Oost', 'Egyetem Kávézó', 'Knihkupectví u nemocnice'],
    ['Hôpital des Poupées', 'Panadería La Universidad', 'Banco de Alimentos Valle', 'Police d’écriture Studio'],
  ])('%s, %s ... is none', (...names) => {
    expect(names.filter((name) => claimed(name).length > 0)).toEqual([])
  })
})

describe('an office of a state', () => {
  it.each([
    ['Служба безпеки України', 'Національна поліція', 'Державна податкова служба'],
    ['京都府警', '東京国税局', '제주도청'],
    ['هيئة الزكاة والضريبة', 'الأمن العام', 'الدفاع المدني'],
    ['משטרת ישראל', 'משרד האוצר', 'רשות המסים', 'המוסד לביטוח לאומי'],
    ['สำนักงานตำรวจแห่งชาติ', 'สำนักนายกรัฐมนตรี', 'ตำรวจไซเบอร์'],
    ['भारतीय रिज़र्व बैंक', 'चुनाव आयोग'],
    ['Ελληνική Αστυνομία', 'ΥΠΟΥΡΓΕΙΟ ΟΙΚΟΝΟΜΙΚΩΝ', 'Ανεξάρτητη Αρχή Δημοσίων Εσόδων'],
    ['İstanbul Emniyet Müdürlüğü', 'Gelir İdaresi Başkanlığı'],
    ['Công an Hà Nội', 'Cục Thuế Hà Nội', 'Viện kiểm sát tỉnh'],
    ['Kepolisian Republik Indonesia', 'Polis Diraja Malaysia', 'Komenda Policji', 'Policie České republiky'],
  ])('%s, %s ... is one', (...names) => {
    expect(names.filter((name) => !claimed(name).includes('name.government'))).toEqual([])
  })

  it.each([
    ['富山県警備保障', 'Công ty TNHH Minh Phát', 'משרד עורכי דין כהן', 'בית קפה משטרה'],
    ['Министр вкуса', 'Φούρνος Παπαδόπουλος', 'मिठाई मंत्री', 'ร้านอาหารครัวคุณแม่'],
  ])('%s, %s ... is none', (...names) => {
    expect(names.filter((name) => claimed(name).length > 0)).toEqual([])
  })

  it('is one in play where no state has a ministry for it: a person looks', () => {
    for (const name of ['Le Ministère du Goût', 'Ministerio del Sabor', 'Ministerium für Glück'])
      expect(claimsOf(nameForms(name))).toMatchObject([{ signal: 'name.government', score: 0.7 }])
  })
})
