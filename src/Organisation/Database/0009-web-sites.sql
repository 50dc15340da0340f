-- Origins of the agency's own web sites, which alone may embed its published pages; null when every site may.
alter table organisation.agency add column web_sites text collate "C" check (length(web_sites) between 1 and 1000);
