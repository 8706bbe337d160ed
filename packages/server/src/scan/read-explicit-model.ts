/** nsfwjs and TensorFlow.js, by the few calls that are made of them. Both are installed beside the product, so their types are not. */

/** How likely a picture is of each of the model's classes, 0..1: Drawing, Hentai, Neutral, Porn, Sexy. */
export type Verdicts = Readonly<Record<string, number>>

export type ExplicitModel = {
  /** `rgb`: three bytes a pixel, rows from the top left, `side` pixels each way. */
  readonly classify: (rgb: Uint8Array, side: number) => Promise<Verdicts>
}

export type ExplicitParts = {
  readonly tensors: unknown
  readonly classifier: unknown
  readonly weights: unknown
  /** The faster engine and where its binaries are; null: plain JavaScript. */
  readonly fast: unknown
  readonly wasm: string | null
}

type Tensor = { readonly dispose: () => void }
type Tensors = {
  readonly setBackend: (name: string) => Promise<boolean>
  readonly ready: () => Promise<void>
  readonly tensor3d: (values: Uint8Array, shape: readonly number[], type: 'int32') => Tensor
}
type Classified = readonly { readonly className: string; readonly probability: number }[]
type Classifier = {
  readonly load: (
    name: string,
    options: { readonly modelDefinitions: readonly unknown[] },
  ) => Promise<{ readonly classify: (picture: Tensor, most: number) => Promise<Classified> }>
}

const CLASSES = 5

export async function readExplicitModel(parts: ExplicitParts): Promise<ExplicitModel> {
  const tensors = parts.tensors as Tensors
  if (parts.wasm !== null) (parts.fast as { readonly setWasmPaths: (path: string) => void }).setWasmPaths(parts.wasm)
  await tensors.setBackend(parts.wasm === null ? 'cpu' : 'wasm')
  await tensors.ready()
  const { MobileNetV2Model } = parts.weights as { readonly MobileNetV2Model: unknown }
  const model = await (parts.classifier as Classifier).load('MobileNetV2', { modelDefinitions: [MobileNetV2Model] })
  return {
    classify: async (rgb, side) => {
      const picture = tensors.tensor3d(rgb, [side, side, 3], 'int32')
      try {
        const classified = await model.classify(picture, CLASSES)
        return Object.fromEntries(classified.map(({ className, probability }) => [className, probability]))
      } finally {
        picture.dispose()
      }
    },
  }
}
