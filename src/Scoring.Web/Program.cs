using Scoring.Web.Start;

return await Site.Run(args);
