/** 先询价，再申请: what every insurer of a court asks. */

import { type Schemas, answered, api } from "@/api/client";
import { intention } from "@/api/intentions";

export type Quotes = Schemas["Quotes"];
export type Offer = Schemas["Offer"];
export type Insurer = Schemas["Insurer"];

/** What is asked about. */
export interface Wanted {
  court: string;
  amount: string;
  category: Quotes["category"];
}

export async function listInsurers(court: string): Promise<Insurer[]> {
  return answered(await api.GET("/insurers", { params: { query: { court } } })).items;
}

export async function askQuotes(body: Wanted): Promise<Quotes> {
  return answered(await api.POST("/quotes", { params: { header: intention("quotes", body) }, body }));
}

/** Return the offers as they were made. */
export async function readQuotes(id: string): Promise<Quotes> {
  return answered(await api.GET("/quotes/{quote_id}", { params: { path: { quote_id: id } } }));
}
