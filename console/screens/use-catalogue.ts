import { useEffect, useState } from "preact/hooks";
import type { Catalogue } from "../../protocol/catalogue.ts";
import { fetchCatalogue } from "../models/topics.ts";
import { useTranslation } from "./translation.ts";

/** The articles by category, as the home screen of the widget lists them; none while they are loaded. Another `version`: they are read again. */
export function useCatalogue(version = 0): Pick<Catalogue, "categories"> {
  const { locale } = useTranslation();
  const [catalogue, setCatalogue] = useState<Pick<Catalogue, "categories">>({ categories: [] });
  useEffect(() => {
    void fetchCatalogue(locale).then(setCatalogue);
  }, [locale, version]);
  return catalogue;
}
