/** Schemas with a name, under which the OpenAPI document holds them once and refers to them everywhere else. */
import Type, { type TObject, type TProperties } from 'typebox'

/** `Type.Object` under a name: a word of the glossary, and no other schema's. */
export function named<Properties extends TProperties>(title: string, properties: Properties): TObject<Properties> {
  return Type.Object(properties, { title })
}
