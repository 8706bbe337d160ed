import { encode as encodePng } from 'fast-png'
import { afterAll, describe, expect, it } from 'vitest'
import { ConfigError } from '../config-error.ts'
import { createPictureClassifier, explicitness, isInstalled, readPictureModel } from './picture-classifier.ts'
import { resizePixels } from './resize-pixels.ts'

const classifier = createPictureClassifier()
afterAll(() => classifier.close())

const draw = (width: number, height: number): Uint8Array =>
  encodePng({
    width,
    height,
    channels: 4,
    data: Uint8Array.from({ length: width * height * 4 }, (_, at) => ((at * 7_919) >> 5) % 256),
  })

// nsfwjs is installed by whoever wants it: see docs/detectors.md.
describe.skipIf(!isInstalled())('nsfwjs, where it is installed', () => {
  it('says how likely a picture is of each class, many at once', { timeout: 60_000 }, async () => {
    const verdicts = await Promise.all([40, 224, 500].map((side) => classifier.classify(draw(side, side), 'png')))
    for (const one of verdicts) {
      expect(Object.keys(one ?? {}).sort()).toEqual(['Drawing', 'Hentai', 'Neutral', 'Porn', 'Sexy'])
      expect(Object.values(one ?? {}).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 3)
      expect(explicitness(one ?? {})).toBeLessThan(0.6)
    }
    expect(await classifier.classify(new Uint8Array(50), 'png')).toBeNull()
  })
})

describe.skipIf(isInstalled())('where no model is installed', () => {
  it('a picture has no verdict, and asking for one by the configuration is refused with what to run', async () => {
    expect(await classifier.classify(draw(40, 40), 'png')).toBeNull()
    expect(() => readPictureModel({ GOODSTANDING_PICTURE_MODEL: 'nsfwjs' })).toThrow(/npm install --no-save nsfwjs@/)
  })
})

describe('its configuration', () => {
  it('is none unless it is asked for by name', () => {
    expect(readPictureModel({})).toBeNull()
    expect(() => readPictureModel({ GOODSTANDING_PICTURE_MODEL: 'other' })).toThrow(ConfigError)
  })
})

describe('explicit', () => {
  it('is what shows sexual acts, photographed or drawn, and not what is merely revealing', () => {
    expect(explicitness({ Porn: 0.5, Hentai: 0.3, Sexy: 0.2 })).toBeCloseTo(0.8)
    expect(explicitness({ Sexy: 0.99 })).toBe(0)
  })
})

describe('a picture for the model', () => {
  it('is a square of means, whatever its sides were', () => {
    const rgba = Uint8Array.from([10, 20, 30, 255, 30, 40, 50, 255, 50, 60, 70, 255, 70, 80, 90, 255])
    expect([...resizePixels({ width: 4, height: 1, rgba }, 2)]).toEqual([
      20, 30, 40, 60, 70, 80, 20, 30, 40, 60, 70, 80,
    ])
    expect([...resizePixels({ width: 1, height: 1, rgba }, 2)]).toEqual([
      10, 20, 30, 10, 20, 30, 10, 20, 30, 10, 20, 30,
    ])
  })
})
